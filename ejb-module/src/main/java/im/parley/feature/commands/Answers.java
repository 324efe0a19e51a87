package im.parley.feature.commands;

import im.parley.server.spi.CommandStep;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Refusal;
import java.util.List;

/** Whether a form was filled in as it asks, XEP-0004 sections 3.2 and 3.3. */
final class Answers {
    private Answers() {}

    /** Whether every field that is required has a value, and any that is not hidden is there. */
    static boolean cover(DataForm form, DataForm filled) {
        boolean complete = form.fields().stream()
                .filter(field -> field.display().required())
                .allMatch(field -> has(filled, field));
        return complete
                && form.fields().stream()
                        .filter(field -> field.kind() != Field.Kind.HIDDEN && field.kind() != Field.Kind.FIXED)
                        .anyMatch(field -> filled.field(field.name()).isPresent());
    }

    private static boolean has(DataForm filled, Field field) {
        return filled.values(field.name()).stream().anyMatch(value -> !value.isBlank());
    }

    /**
     * Goes on if it was.
     *
     * @throws Refusal with {@code bad-payload} otherwise
     */
    static void require(CommandStep.Ask ask, DataForm filled) {
        for (Field field : ask.form().fields()) {
            if (field.display().required() && !has(filled, field)) {
                throw new Refusal(Mishap.badPayload("the field " + field.name() + " is required"));
            }
            requireKind(field, filled);
            if (!ask.open()) {
                requireChoice(field, filled.values(field.name()));
            }
        }
    }

    private static void requireKind(Field field, DataForm filled) {
        List<String> values = filled.values(field.name());
        switch (field.kind()) {
            case BOOLEAN -> {
                if (has(filled, field)) {
                    var _ = filled.flag(field.name());
                }
            }
            case JID_MULTI, JID_SINGLE -> {
                var _ = filled.addresses(field.name());
            }
            case FIXED, HIDDEN, LIST_MULTI, LIST_SINGLE, TEXT_MULTI, TEXT_PRIVATE, TEXT_SINGLE -> {}
        }
        if (values.size() > 1 && isSingle(field.kind())) {
            throw new Refusal(Mishap.badPayload("the field " + field.name() + " takes one value"));
        }
    }

    private static void requireChoice(Field field, List<String> values) {
        if (field.kind() != Field.Kind.LIST_SINGLE && field.kind() != Field.Kind.LIST_MULTI) {
            return;
        }
        for (String value : values) {
            boolean known = value.isEmpty()
                    || field.display().options().stream().anyMatch(option -> option.value().equals(value));
            if (!known) {
                throw new Refusal(Mishap.badPayload("the field " + field.name() + " has no choice '" + value + "'"));
            }
        }
    }

    private static boolean isSingle(Field.Kind kind) {
        return switch (kind) {
            case BOOLEAN, JID_SINGLE, LIST_SINGLE, TEXT_PRIVATE, TEXT_SINGLE -> true;
            case FIXED, HIDDEN, JID_MULTI, LIST_MULTI, TEXT_MULTI -> false;
        };
    }
}

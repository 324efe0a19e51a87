package im.parley.web.rest.v1;

import im.parley.web.rest.http.Asked;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of data forms (XEP-0004) between the lists of texts inside and the JSON outside. */
final class DataFields {
    private DataFields() {}

    /** What can be set, as the forms of domains describe it. */
    static DomainForm.Form form(List<Field> fields) {
        return new DomainForm.Form(fields.stream().filter(DataFields::isSetting).map(DataFields::field).toList());
    }

    private static boolean isSetting(Field field) {
        return field.kind() != Kind.FIXED && field.kind() != Kind.HIDDEN;
    }

    private static DomainForm.Field field(Field field) {
        List<DomainForm.Choice> choices = field.display().options().stream()
                .map(option -> new DomainForm.Choice(
                        option.value(), option.label().isEmpty() ? option.value() : option.label()))
                .toList();
        return new DomainForm.Field(
                field.name(),
                type(field.kind()),
                field.display().label().isEmpty() ? field.name() : field.display().label(),
                choices.isEmpty() ? Optional.empty() : Optional.of(choices),
                Optional.empty(),
                "domain-admin");
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case BOOLEAN -> "boolean";
            case LIST_SINGLE -> "choice";
            case LIST_MULTI -> "choices";
            case JID_MULTI -> "list";
            case TEXT_MULTI -> "multiline";
            case TEXT_PRIVATE -> "secret";
            case TEXT_SINGLE, JID_SINGLE, FIXED, HIDDEN -> "text";
        };
    }

    /** What is inside as JSON. */
    static Map<String, Object> typed(List<Field> fields) {
        Map<String, Object> typed = new LinkedHashMap<>();
        fields.stream().filter(DataFields::isSetting).forEach(field -> typed.put(field.name(), typed(field)));
        return typed;
    }

    private static Object typed(Field field) {
        String one = field.values().isEmpty() ? "" : field.values().getFirst();
        return switch (field.kind()) {
            case BOOLEAN -> one.equals("1") || one.equals("true");
            case LIST_MULTI, JID_MULTI -> field.values();
            case TEXT_MULTI -> String.join("\n", field.values());
            case LIST_SINGLE, TEXT_PRIVATE, TEXT_SINGLE, JID_SINGLE, FIXED, HIDDEN -> one;
        };
    }

    /**
     * JSON as it is inside.
     *
     * @param known what can be set
     */
    static Map<String, List<String>> texts(List<Field> known, Map<String, Object> settings) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        settings.forEach((name, value) -> {
            Field field = known.stream()
                    .filter(one -> one.name().equals(name) && isSetting(one))
                    .findFirst()
                    .orElseThrow(() -> Asked.wrong(name, "there is no setting '" + name + '\''));
            texts.put(name, texts(field, value));
        });
        return texts;
    }

    private static List<String> texts(Field field, @Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case Boolean flag -> List.of(flag ? "1" : "0");
            case Integer number -> List.of(number.toString());
            case String text when field.kind() == Kind.TEXT_MULTI -> text.lines().toList();
            case String text -> text.isEmpty() ? List.of() : List.of(text);
            case List<?> list -> list.stream().map(item -> item(field, item)).toList();
            default -> throw wrong(field);
        };
    }

    private static String item(Field field, @Nullable Object item) {
        return switch (item) {
            case String text -> text;
            case Integer number -> number.toString();
            case null, default -> throw wrong(field);
        };
    }

    private static RuntimeException wrong(Field field) {
        return Asked.wrong(
                field.name(), "'" + field.name() + "' is a text, a number, true, false or a list of texts");
    }
}

package im.parley.web.rest.tigase;

import im.parley.server.admin.AdHoc;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What came of a command, as a document. */
final class CommandDocument {
    private CommandDocument() {}

    static Document of(String component, String node, AdHoc.Outcome outcome) {
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("jid", component);
        command.put("node", node);
        command.put("fields", outcome.notes().stream().map(CommandDocument::noteField).toList());
        outcome.form().ifPresent(form -> add(command, form));
        if (!outcome.notes().isEmpty()) {
            command.put("notes", outcome.notes().stream().map(CommandDocument::note).toList());
        }
        return new Document("command", command);
    }

    private static void add(Map<String, Object> command, DataForm form) {
        if (!form.heading().title().isEmpty()) {
            command.put("title", form.heading().title());
        }
        if (!form.heading().instructions().isEmpty()) {
            command.put("instructions", String.join("\n", form.heading().instructions()));
        }
        command.put("fields", form.fields().stream().map(CommandDocument::field).toList());
        if (!form.table().rows().isEmpty()) {
            command.put("reported", form.table().rows().stream()
                    .map(row -> row.stream().map(CommandDocument::field).toList())
                    .toList());
        }
    }

    private static Map<String, Object> field(Field field) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("var", field.name());
        shown.put("type", field.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (!field.display().label().isEmpty()) {
            shown.put("label", field.display().label());
        }
        shown.put("value", field.values().size() == 1 ? field.values().getFirst() : new ArrayList<>(field.values()));
        if (!field.display().options().isEmpty()) {
            shown.put("options", field.display().options().stream().map(CommandDocument::option).toList());
        }
        return shown;
    }

    private static Map<String, Object> option(Field.Option option) {
        return Map.of("label", option.label(), "value", option.value());
    }

    /** Where there is nothing else to show, programs look for it among the fields. */
    private static Map<String, Object> noteField(AdHoc.Note note) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("var", "Note");
        shown.put("type", "fixed");
        shown.put("value", note.text());
        return shown;
    }

    private static Map<String, Object> note(AdHoc.Note note) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("type", note.severity());
        shown.put("value", note.text());
        return shown;
    }
}

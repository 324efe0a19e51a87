package im.parley.web.rest.tigase;

import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a form, each by its own name: in JSON a text or a list, in XML an element with the values in it. A name
 * as {@code pubsub#node_type} is no name in XML; its parts are elements within each other.
 *
 * @param root the name of the whole in XML
 */
public record FormAnswer(String root, String title, List<Field> fields) {
    private static final String NOTE = "Note";
    private static final String TITLE = "title";
    private static final String PREFIX = "prefix";
    private static final Name VALUE = Name.of("", "value");
    private static final Set<Kind> LISTS = Set.of(Kind.TEXT_MULTI, Kind.JID_MULTI, Kind.LIST_MULTI);

    /** The fields for people, and the first of the notes. */
    static FormAnswer of(String root, DataForm form, List<String> notes) {
        List<Field> shown = new ArrayList<>();
        form.fields().stream()
                .filter(field -> !field.name().isEmpty() && field.kind() != Kind.HIDDEN)
                .forEach(shown::add);
        notes.stream().limit(1).forEach(note -> shown.add(Field.of(NOTE, Kind.FIXED, note)));
        return new FormAnswer(root, form.heading().title(), shown);
    }

    /** As JSON. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (!title.isEmpty()) {
            json.put(TITLE, title);
        }
        fields.forEach(field -> json.put(
                field.name(),
                LISTS.contains(field.kind()) ? field.values() : field.values().isEmpty() ? "" : field.values().getFirst()));
        return json;
    }

    /** As XML. */
    String xml() {
        Element.Builder whole = Element.build(Name.of("", root));
        if (!title.isEmpty()) {
            whole.add(Element.text(Name.of("", TITLE), title));
        }
        Map<String, Element.Builder> prefixes = new LinkedHashMap<>();
        for (Field field : fields) {
            int cut = field.name().indexOf('#');
            Element element = element(field.name().substring(cut + 1), field);
            if (cut < 0) {
                whole.add(element);
            } else {
                prefixes.computeIfAbsent(field.name().substring(0, cut), FormAnswer::prefix).add(element);
            }
        }
        prefixes.values().forEach(prefix -> whole.add(prefix.build()));
        return ElementText.write(whole.build());
    }

    private static Element.Builder prefix(String name) {
        return Element.build(Name.of("", name)).attribute(PREFIX, "true");
    }

    private static Element element(String name, Field field) {
        Element.Builder element = Element.build(Name.of("", name));
        if (!field.display().label().isEmpty()) {
            element.attribute("label", field.display().label());
        }
        element.attribute("type", field.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        field.values().forEach(value -> element.add(value(value)));
        return element.build();
    }

    /** What is XML stays XML. */
    private static Element value(String value) {
        return value.startsWith("<")
                ? ElementText.read(value)
                        .map(xml -> Element.of(VALUE, xml))
                        .orElseGet(() -> Element.text(VALUE, value))
                : Element.text(VALUE, value);
    }
}

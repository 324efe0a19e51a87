package im.parley.wire.form;

import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A field of a {@link DataForm}, XEP-0004 section 3.2.
 *
 * @param name the {@code var} attribute; empty for a fixed field without one
 * @param kind the type
 * @param values the values, in order
 * @param display how it is shown to a person
 */
public record Field(String name, Kind kind, List<String> values, Display display) {
    private static final Name FIELD = Name.of(DataForm.NS, "field");
    private static final Name VALUE = Name.of(DataForm.NS, "value");
    private static final Name OPTION = Name.of(DataForm.NS, "option");
    private static final Name DESCRIPTION = Name.of(DataForm.NS, "desc");
    private static final Name REQUIRED = Name.of(DataForm.NS, "required");
    private static final StanzaError NO_NAME =
            StanzaError.Condition.BAD_REQUEST.because("a field of a form needs a name");

    /** The types of XEP-0004 section 3.3. */
    public enum Kind {
        BOOLEAN,
        FIXED,
        HIDDEN,
        JID_MULTI,
        JID_SINGLE,
        LIST_MULTI,
        LIST_SINGLE,
        TEXT_MULTI,
        TEXT_PRIVATE,
        TEXT_SINGLE;

        private final String attribute = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** The type for an attribute value; an absent or unknown one is {@link #TEXT_SINGLE}. */
        static Kind of(String attribute) {
            for (Kind kind : values()) {
                if (kind.attribute.equals(attribute)) {
                    return kind;
                }
            }
            return TEXT_SINGLE;
        }
    }

    /**
     * @param label the name of the field for a person, or empty
     * @param description a longer text, or empty
     * @param required whether the form cannot do without a value
     * @param options what to choose from in a list
     */
    public record Display(String label, String description, boolean required, List<Option> options) {
        /** Nothing to show. */
        public static final Display NONE = new Display("", "", false, List.of());

        /** What is shown, with a copy of the options. */
        public Display {
            options = List.copyOf(options);
        }
    }

    /**
     * One choice of a list.
     *
     * @param label its name for a person, or empty
     * @param value what is submitted
     */
    public record Option(String label, String value) {}

    /** A field with a copy of the values. */
    public Field {
        values = List.copyOf(values);
    }

    /** A field with values, for a submission or a result. */
    public static Field of(String name, Kind kind, String... values) {
        return new Field(name, kind, List.of(values), Display.NONE);
    }

    /** A field of a single line of text. */
    public static Field text(String name, String value) {
        return of(name, Kind.TEXT_SINGLE, value);
    }

    /** A field for a decision. */
    public static Field flag(String name, boolean value) {
        return of(name, Kind.BOOLEAN, value ? "1" : "0");
    }

    /** A field that is not shown. */
    public static Field hidden(String name, String value) {
        return of(name, Kind.HIDDEN, value);
    }

    /** Text between the other fields. */
    public static Field fixed(String text) {
        return of("", Kind.FIXED, text);
    }

    /** The same field with a name for a person. */
    public Field labelled(String label) {
        return shown(new Display(label, display.description, display.required, display.options));
    }

    /** The same field with a longer text for a person. */
    public Field described(String description) {
        return shown(new Display(display.label, description, display.required, display.options));
    }

    /** The same field, which the form cannot do without. */
    public Field required() {
        return shown(new Display(display.label, display.description, true, display.options));
    }

    /** The same field with one more choice. */
    public Field option(String label, String value) {
        List<Option> more = new ArrayList<>(display.options);
        more.add(new Option(label, value));
        return shown(new Display(display.label, display.description, display.required, more));
    }

    private Field shown(Display newDisplay) {
        return new Field(name, kind, values, newDisplay);
    }

    /** The first value; empty when there is none. */
    public Optional<String> value() {
        return values.stream().findFirst();
    }

    /** The fields that stand directly in an element. */
    static List<Field> in(Element parent) {
        return parent.elements(FIELD).stream().map(Field::from).toList();
    }

    private static Field from(Element element) {
        Kind kind = Kind.of(element.attribute("type", ""));
        String name = element.attribute("var", "");
        if (name.isEmpty() && kind != Kind.FIXED) {
            throw new Refusal(NO_NAME);
        }
        Display display = new Display(
                element.attribute("label", ""),
                element.textOf(DESCRIPTION),
                element.has(REQUIRED),
                element.elements(OPTION).stream()
                        .map(option -> new Option(option.attribute("label", ""), option.textOf(VALUE)))
                        .toList());
        return new Field(name, kind, element.elements(VALUE).stream().map(Element::text).toList(), display);
    }

    /** The element; in a submission the type can be inferred, so a usual one is left out (section 3.2). */
    Element toElement(boolean submission) {
        Element.Builder field = Element.build(FIELD);
        if (!name.isEmpty()) {
            field.attribute("var", name);
        }
        if (!submission || kind != Kind.TEXT_SINGLE) {
            field.attribute("type", kind.attribute);
        }
        if (!display.label.isEmpty()) {
            field.attribute("label", display.label);
        }
        if (!display.description.isEmpty()) {
            field.add(DESCRIPTION, display.description);
        }
        if (display.required) {
            field.add(Element.of(REQUIRED));
        }
        values.forEach(value -> field.add(VALUE, value));
        display.options.forEach(option -> field.add(toElement(option)));
        return field.build();
    }

    private static Element toElement(Option option) {
        Element.Builder element = Element.build(OPTION);
        if (!option.label.isEmpty()) {
            element.attribute("label", option.label);
        }
        return element.add(VALUE, option.value).build();
    }
}

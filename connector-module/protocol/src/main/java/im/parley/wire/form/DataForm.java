package im.parley.wire.form;

import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * XEP-0004: Data Forms, with the form types of XEP-0068. The layout of XEP-0141 is ignored, as that allows.
 *
 * @param type what is done with it
 * @param heading the title and the instructions for a person
 * @param fields the fields, {@code FORM_TYPE} included
 * @param table the results of a search
 */
public record DataForm(Type type, Heading heading, List<Field> fields, Table table) {
    /** The namespace. */
    public static final String NS = "jabber:x:data";
    /** The {@code <x/>} element. */
    public static final Name NAME = Name.of(NS, "x");
    /** The name of the field that says what the other fields mean, XEP-0068. */
    public static final String FORM_TYPE = "FORM_TYPE";

    private static final Name TITLE = Name.of(NS, "title");
    private static final Name INSTRUCTIONS = Name.of(NS, "instructions");
    private static final Name REPORTED = Name.of(NS, "reported");
    private static final Name ITEM = Name.of(NS, "item");
    private static final StanzaError UNKNOWN_TYPE =
            StanzaError.Condition.BAD_REQUEST.because("unknown type of a form");

    /** The types of XEP-0004 section 3.1. */
    public enum Type {
        FORM,
        SUBMIT,
        CANCEL,
        RESULT;

        private final String attribute = name().toLowerCase(Locale.ROOT);

        private static Type of(String attribute) {
            for (Type type : values()) {
                if (type.attribute.equals(attribute)) {
                    return type;
                }
            }
            throw new Refusal(UNKNOWN_TYPE);
        }
    }

    /**
     * @param title the title, or empty
     * @param instructions what to do, in order
     */
    public record Heading(String title, List<String> instructions) {
        /** No heading. */
        public static final Heading NONE = new Heading("", List.of());

        /** A heading with a copy of the instructions. */
        public Heading {
            instructions = List.copyOf(instructions);
        }
    }

    /**
     * Several results, XEP-0004 section 3.4.
     *
     * @param columns the fields that each row has
     * @param rows the results
     */
    public record Table(List<Field> columns, List<List<Field>> rows) {
        /** No results. */
        public static final Table NONE = new Table(List.of(), List.of());

        /** A table with copies of the lists. */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** A form with a copy of the fields. */
    public DataForm {
        fields = List.copyOf(fields);
    }

    /** A form without heading and table. */
    public static DataForm of(Type type, Field... fields) {
        return new DataForm(type, Heading.NONE, List.of(fields), Table.NONE);
    }

    /** The same form with a heading. */
    public DataForm titled(String title, String... instructions) {
        return new DataForm(type, new Heading(title, List.of(instructions)), fields, table);
    }

    /** The field that says what the others mean, XEP-0068 section 3.1. */
    public static Field formType(String namespace) {
        return Field.hidden(FORM_TYPE, namespace);
    }

    /**
     * What the fields mean; empty when the form does not say. Outside a submission the field must be hidden to count
     * (XEP-0068 section 3.1).
     */
    public Optional<String> formType() {
        return field(FORM_TYPE)
                .filter(field -> type == Type.SUBMIT || field.kind() == Field.Kind.HIDDEN)
                .flatMap(Field::value);
    }

    /** The form in a payload, if there is one. */
    public static Optional<DataForm> in(Element parent) {
        return parent.first(NAME).map(DataForm::from);
    }

    /**
     * Reads the {@code <x/>} element.
     *
     * @throws Refusal with {@code bad-request} when it is malformed
     */
    public static DataForm from(Element element) {
        Heading heading = new Heading(
                element.textOf(TITLE),
                element.elements(INSTRUCTIONS).stream().map(Element::text).toList());
        Table table = new Table(
                element.first(REPORTED).map(Field::in).orElse(List.of()),
                element.elements(ITEM).stream().map(Field::in).toList());
        return new DataForm(Type.of(element.attribute("type", "")), heading, Field.in(element), table);
    }

    /** The field of a name. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The first value of a field; empty when the field or the value is absent. */
    public Optional<String> value(String name) {
        return field(name).flatMap(Field::value);
    }

    /** All values of a field. */
    public List<String> values(String name) {
        return field(name).map(Field::values).orElse(List.of());
    }

    /**
     * The value of a field that is a decision; empty when it is absent.
     *
     * @throws Refusal with {@code not-acceptable} when it is none of the four words of XEP-0004 section 3.3
     */
    public Optional<Boolean> flag(String name) {
        return value(name).map(value -> switch (value) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw notAcceptable(name, "is neither true nor false");
        });
    }

    /**
     * The value of a field that is a number; empty when it is absent or an empty string.
     *
     * @throws Refusal with {@code not-acceptable} when it is no number from {@code least} to {@code most}
     */
    public Optional<Integer> number(String name, int least, int most) {
        return value(name).filter(value -> !value.isBlank()).map(value -> {
            try {
                int number = Integer.parseInt(value.strip());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException noNumber) {
                // The same answer as for a number out of range.
            }
            throw notAcceptable(name, "is no number from " + least + " to " + most);
        });
    }

    /**
     * The values of a field that are addresses, without doubles.
     *
     * @throws Refusal with {@code not-acceptable} when one of them is no address
     */
    public List<Jid> addresses(String name) {
        return values(name).stream()
                .filter(value -> !value.isBlank())
                .map(value -> address(name, value.strip()))
                .distinct()
                .toList();
    }

    private static Jid address(String name, String value) {
        try {
            return Jid.of(value);
        } catch (InvalidJid invalid) {
            throw notAcceptable(name, "holds no address: " + invalid.getMessage());
        }
    }

    /** XEP-0004 section 4. */
    private static Refusal notAcceptable(String name, String why) {
        return new Refusal(StanzaError.Condition.NOT_ACCEPTABLE.because("the field " + name + ' ' + why));
    }

    /** The {@code <x/>} element. */
    public Element toElement() {
        boolean submission = type == Type.SUBMIT;
        Element.Builder form = Element.build(NAME).attribute("type", type.attribute);
        if (!heading.title.isEmpty()) {
            form.add(TITLE, heading.title);
        }
        heading.instructions.forEach(line -> form.add(INSTRUCTIONS, line));
        fields.forEach(field -> form.add(field.toElement(submission)));
        if (!table.columns.isEmpty()) {
            form.add(row(REPORTED, table.columns, false));
        }
        table.rows.forEach(row -> form.add(row(ITEM, row, true)));
        return form.build();
    }

    private static Element row(Name name, List<Field> cells, boolean typesKnown) {
        return Element.build(name)
                .addAll(cells.stream().map(cell -> cell.toElement(typesKnown)).toList())
                .build();
    }
}

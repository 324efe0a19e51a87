package im.parley.feature.muc.room;

import im.parley.wire.form.Field.Kind;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A field of the configuration of rooms; each belongs to one rule. Fields are compared by identity: each is a constant.
 *
 * @param <T> what its values mean
 */
public final class Field<T> {
    private static final int LONGEST = 10_000;

    private final String name;
    private final Kind kind;
    private final String label;
    private final T initial;
    private final Function<List<String>, T> reader;
    private final Function<T, List<String>> writer;
    private final Map<String, String> choices = new LinkedHashMap<>();

    private Field(
            im.parley.wire.form.Field shape,
            T initial,
            Function<List<String>, T> reader,
            Function<T, List<String>> writer) {
        this.name = shape.name();
        this.kind = shape.kind();
        this.label = shape.display().label();
        this.initial = initial;
        this.reader = reader;
        this.writer = writer;
    }

    private static im.parley.wire.form.Field shape(String name, Kind kind, String label) {
        return im.parley.wire.form.Field.of(name, kind).labelled(label);
    }

    /** A decision. */
    public static Field<Boolean> flag(String name, String label, boolean initial) {
        return new Field<>(
                shape(name, Kind.BOOLEAN, label),
                initial,
                values -> decision(name, single(values)),
                value -> List.of(value ? "1" : "0"));
    }

    private static boolean decision(String name, String word) {
        return switch (word) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw refused(name, "is neither true nor false");
        };
    }

    /** A line of text of at most so many characters. */
    public static Field<String> text(String name, String label, String initial, int longest) {
        return text(Kind.TEXT_SINGLE, name, label, initial, longest);
    }

    /** A secret line of text of at most so many characters. */
    public static Field<String> secret(String name, String label, int longest) {
        return text(Kind.TEXT_PRIVATE, name, label, "", longest);
    }

    /** Lines of text. */
    public static Field<String> lines(String name, String label, String initial) {
        return new Field<>(
                shape(name, Kind.TEXT_MULTI, label),
                initial,
                values -> limited(name, String.join("\n", values), LONGEST),
                value -> value.isEmpty() ? List.of() : value.lines().toList());
    }

    private static Field<String> text(Kind kind, String name, String label, String initial, int longest) {
        return new Field<>(
                shape(name, kind, label),
                initial,
                values -> limited(name, single(values), longest),
                value -> value.isEmpty() ? List.of() : List.of(value));
    }

    private static String limited(String name, String text, int longest) {
        if (text.length() > longest) {
            throw refused(name, "is longer than " + longest + " characters");
        }
        return text;
    }

    /** A number; nothing or {@code none} is the greatest. */
    public static Field<Integer> number(String name, String label, int initial, int most, int... choices) {
        Field<Integer> field = new Field<>(
                shape(name, choices.length == 0 ? Kind.TEXT_SINGLE : Kind.LIST_SINGLE, label),
                initial,
                values -> read(name, single(values), most),
                value -> List.of(value == most && choices.length > 0 ? "none" : value.toString()));
        for (int choice : choices) {
            field.choices.put(Integer.toString(choice), Integer.toString(choice));
        }
        if (choices.length > 0) {
            field.choices.put("none", "None");
        }
        return field;
    }

    private static int read(String name, String text, int most) {
        if (text.isEmpty() || text.equals("none")) {
            return most;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // The same answer as for a number out of range.
        }
        throw refused(name, "is no number from 0 to " + most);
    }

    /** One of the constants of an enum, by their names in lower case. */
    public static <E extends Enum<E>> Field<E> choice(
            String name, String label, E initial, Class<E> type, Map<E, String> labels) {
        Field<E> field = new Field<>(
                shape(name, Kind.LIST_SINGLE, label),
                initial,
                values -> one(name, single(values), type),
                value -> List.of(word(value)));
        labels.forEach((constant, text) -> field.choices.put(word(constant), text));
        return field;
    }

    /** Any of the constants of an enum, by their names in lower case. */
    public static <E extends Enum<E>> Field<Set<E>> choices(
            String name, String label, Set<E> initial, Class<E> type, Map<E, String> labels) {
        Field<Set<E>> field = new Field<>(
                shape(name, Kind.LIST_MULTI, label),
                initial,
                values -> values.stream()
                        .filter(value -> !value.isBlank())
                        .map(value -> one(name, value, type))
                        .collect(Collectors.toUnmodifiableSet()),
                value -> value.stream().sorted().map(Field::word).toList());
        labels.forEach((constant, text) -> field.choices.put(word(constant), text));
        return field;
    }

    private static <E extends Enum<E>> E one(String name, String word, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(word.strip().toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw refused(name, "has no choice '" + (word.length() > 50 ? word.substring(0, 50) : word) + '\'');
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String single(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst().strip();
    }

    private static Refusal refused(String name, String why) {
        return new Refusal(Condition.NOT_ACCEPTABLE.because("the field " + name + ' ' + why));
    }

    /** The {@code var} of the field. */
    public String name() {
        return name;
    }

    /** What holds unless somebody says otherwise. */
    public T initial() {
        return initial;
    }

    /**
     * What values mean.
     *
     * @throws Refusal with {@code not-acceptable} when they mean nothing
     */
    T read(List<String> values) {
        return reader.apply(values);
    }

    /** The values of a meaning. */
    List<String> write(T value) {
        return writer.apply(value);
    }

    /** The field of a form. */
    im.parley.wire.form.Field shown(T value) {
        List<String> values = new ArrayList<>(write(value));
        im.parley.wire.form.Field field =
                im.parley.wire.form.Field.of(name, kind, values.toArray(String[]::new)).labelled(label);
        for (Map.Entry<String, String> choice : choices.entrySet()) {
            field = field.option(choice.getValue(), choice.getKey());
        }
        if (kind == Kind.LIST_SINGLE && !values.isEmpty() && !choices.containsKey(values.getFirst())) {
            field = field.option(values.getFirst(), values.getFirst());
        }
        return field;
    }
}

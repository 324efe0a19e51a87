package im.parley.feature.pubsub.node;

import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A field of a configuration form, and what its values mean.
 *
 * @param <T> what they mean
 */
public final class Setting<T> {
    /** What {@code max} means: as much as the service allows. */
    public static final int MAX = Integer.MAX_VALUE;

    private static final String MAX_WORD = "max";
    private static final int LONGEST = 4096;
    private static final int MOST_VALUES = 1000;

    private final Field shape;
    private final T initial;
    private final Function<List<String>, T> reader;
    private final Function<T, List<String>> writer;

    private Setting(Field shape, T initial, Function<List<String>, T> reader, Function<T, List<String>> writer) {
        this.shape = shape;
        this.initial = initial;
        this.reader = reader;
        this.writer = writer;
    }

    private static Field shape(String name, Kind kind, String label) {
        return Field.of(name, kind).labelled(label);
    }

    /** A decision. */
    static Setting<Boolean> flag(String name, String label, boolean initial) {
        return new Setting<>(
                shape(name, Kind.BOOLEAN, label),
                initial,
                values -> switch (single(values)) {
                    case "1", "true" -> true;
                    case "0", "false" -> false;
                    default -> throw refused(name, "is neither true nor false");
                },
                value -> List.of(value ? "1" : "0"));
    }

    /** A line of text. */
    static Setting<String> text(String name, String label) {
        return new Setting<>(
                shape(name, Kind.TEXT_SINGLE, label),
                "",
                values -> checked(name, single(values)),
                value -> value.isEmpty() ? List.of() : List.of(value));
    }

    /** A line of text that must have a form. */
    static Setting<String> text(String name, String label, Function<String, Boolean> valid) {
        return new Setting<>(
                shape(name, Kind.TEXT_SINGLE, label),
                "",
                values -> {
                    String text = checked(name, single(values));
                    if (!text.isEmpty() && !valid.apply(text)) {
                        throw refused(name, "has no meaning");
                    }
                    return text;
                },
                value -> value.isEmpty() ? List.of() : List.of(value));
    }

    /** Several texts. */
    static Setting<List<String>> texts(String name, String label, Kind kind) {
        return new Setting<>(
                shape(name, kind, label),
                List.of(),
                values -> texts(name, values).map(text -> checked(name, text)).distinct().toList(),
                value -> value);
    }

    /** Several addresses. */
    static Setting<List<Jid>> addresses(String name, String label) {
        return new Setting<>(
                shape(name, Kind.JID_MULTI, label),
                List.of(),
                values -> texts(name, values).map(text -> address(name, text)).distinct().toList(),
                value -> value.stream().map(Jid::toString).toList());
    }

    /** A number; {@code max} is the greatest where that is allowed. */
    static Setting<Integer> number(String name, String label, int initial, boolean knowsMax) {
        return new Setting<>(
                shape(name, Kind.TEXT_SINGLE, label),
                initial,
                values -> knowsMax && single(values).equals(MAX_WORD) ? MAX : number(name, single(values)),
                value -> List.of(knowsMax && value == MAX ? MAX_WORD : value.toString()));
    }

    /** One of the constants of an enum, by their names in lower case. */
    static <E extends Enum<E>> Setting<E> choice(
            String name, String label, E initial, Class<E> type, Function<E, String> labels) {
        Field shape = shape(name, Kind.LIST_SINGLE, label);
        for (E constant : type.getEnumConstants()) {
            shape = shape.option(labels.apply(constant), word(name, constant));
        }
        return new Setting<>(
                shape,
                initial,
                values -> one(name, single(values), type),
                value -> List.of(word(name, value)));
    }

    /** Any of the constants of an enum. */
    static <E extends Enum<E>> Setting<Set<E>> choices(
            String name, String label, Set<E> initial, Class<E> type, Function<E, String> labels) {
        Field shape = shape(name, Kind.LIST_MULTI, label);
        for (E constant : type.getEnumConstants()) {
            shape = shape.option(labels.apply(constant), word(name, constant));
        }
        return new Setting<>(
                shape,
                initial,
                values -> texts(name, values).map(text -> one(name, text, type)).collect(Collectors.toUnmodifiableSet()),
                value -> value.stream().sorted().map(constant -> word(name, constant)).toList());
    }

    private static <E extends Enum<E>> E one(String name, String word, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (word(name, constant).equals(word)) {
                return constant;
            }
        }
        throw refused(name, "has no such choice");
    }

    /** The names of constants as they are written: what sends the last item with underscores, the others with hyphens. */
    private static String word(String name, Enum<?> constant) {
        String word = constant.name().toLowerCase(Locale.ROOT);
        if (word.startsWith("depth_")) {
            return word.substring("depth_".length());
        }
        return name.endsWith("_item") ? word : word.replace('_', '-');
    }

    private static int number(String name, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // The same answer as for a negative one.
        }
        throw refused(name, "is no number");
    }

    private static Jid address(String name, String text) {
        try {
            return Jid.of(text);
        } catch (InvalidJid invalid) {
            throw refused(name, "holds no address");
        }
    }

    private static Stream<String> texts(String name, List<String> values) {
        if (values.size() > MOST_VALUES) {
            throw refused(name, "has too many values");
        }
        return values.stream().map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String checked(String name, String text) {
        if (text.length() > LONGEST) {
            throw refused(name, "is too long");
        }
        return text;
    }

    private static String single(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst().strip();
    }

    private static Refusal refused(String name, String why) {
        return new Refusal(Condition.NOT_ACCEPTABLE.because("the field " + name + ' ' + why));
    }

    /** The {@code var} of the field. */
    public String name() {
        return shape.name();
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
    Field shown(T value) {
        return new Field(shape.name(), shape.kind(), write(value), shape.display());
    }
}

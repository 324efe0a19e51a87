package im.parley.server.config.tdsl;

import java.util.List;
import java.util.Map;

/** An evaluated value. Integers and longs are one kind: the option that receives it decides how large it may be. */
public sealed interface Value {

    /** Where the value stands. */
    Position at();

    /** Text, quoted or not. */
    record Text(String text, Position at) implements Value {}

    /** {@code 543} or {@code 23645434L}. */
    record Whole(long number, Position at) implements Value {}

    /** {@code 231.342f}, {@code 1.5} or {@code 2d}. */
    record Real(double number, Position at) implements Value {}

    /** {@code true} or {@code false}. */
    record Truth(boolean truth, Position at) implements Value {}

    /** {@code null}, or an environment variable or a system property that is not set. */
    record Nothing(Position at) implements Value {}

    /** {@code [ 'alfa', 'beta' ]}. */
    record Items(List<Value> items, Position at) implements Value {}

    /** {@code { key = value }}. */
    record Entries(Map<String, Setting> entries, Position at) implements Value {}

    /** How an error message calls this value. */
    default String described() {
        return switch (this) {
            case Text(var text, _) -> "'" + text + "'";
            case Whole(var number, _) -> Long.toString(number);
            case Real(var number, _) -> Double.toString(number);
            case Truth(var truth, _) -> Boolean.toString(truth);
            case Nothing _ -> "null";
            case Items _ -> "a list";
            case Entries _ -> "a map";
        };
    }

    /** The value as text without quotes, as a system property holds it. */
    default String plain() {
        return this instanceof Text(var text, _) ? text : written();
    }

    /** The value written in the language again. */
    default String written() {
        return switch (this) {
            case Text(var text, _) -> quoted(text);
            case Items(var items, _) -> "[" + joined(items.stream().map(Value::written).toList()) + "]";
            case Entries(var entries, _) ->
                "{" + joined(entries.values().stream().map(Setting::written).toList()) + "}";
            case Whole _, Real _, Truth _, Nothing _ -> described();
        };
    }

    private static String joined(List<String> parts) {
        return parts.isEmpty() ? "" : " " + String.join(", ", parts) + " ";
    }

    /** Text in single quotes, escaped. */
    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

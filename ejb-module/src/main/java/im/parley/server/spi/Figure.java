package im.parley.server.spi;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A figure that the server shows to those who watch it: at {@code /metrics}, in JMX, in the console.
 *
 * @param name as monitoring systems want it: {@code parley_}, what it is, its unit, and {@code _total} when it only grows
 * @param kind what may be done with it
 * @param help one sentence
 * @param labels the names of its labels
 * @param readings what it is now, once for each combination of labels; asked at each look, and must not wait
 */
public record Figure(String name, Kind kind, String help, List<String> labels, Supplier<List<Reading>> readings) {
    private static final Pattern NAME = Pattern.compile("[a-z]+(_[a-z0-9]+)+");
    private static final String TOTAL = "_total";

    /** What may be done with a figure. */
    public enum Kind {
        /** Only grows while the server runs. */
        COUNTER,
        /** Goes up and down. */
        GAUGE,
        /** How many were measured, and how large they were. */
        DISTRIBUTION
    }

    /** What was read. */
    public sealed interface Value {}

    /** A number. */
    public record Amount(double value) implements Value {}

    /**
     * How many were measured, all of them together, and perhaps how many in each range.
     *
     * @param buckets the ranges, the smallest first; empty when these are not known
     */
    public record Spread(long count, double sum, List<Bucket> buckets) implements Value {
        /** Takes a copy. */
        public Spread {
            buckets = List.copyOf(buckets);
        }
    }

    /** How many were measured that are not larger than this, and larger than what the bucket before it allows. */
    public record Bucket(double upTo, long count) {}

    /**
     * The value of a figure for a combination of labels.
     *
     * @param labels their values, in the order of their names
     */
    public record Reading(List<String> labels, Value value) {
        /** Takes a copy. */
        public Reading {
            labels = List.copyOf(labels);
        }
    }

    /**
     * Takes a copy of the names.
     *
     * @throws IllegalArgumentException when monitoring systems would not understand the name
     */
    public Figure {
        labels = List.copyOf(labels);
        if (!NAME.matcher(name).matches() || name.endsWith(TOTAL) != (kind == Kind.COUNTER)) {
            throw new IllegalArgumentException("'" + name + "' is no name for a " + kind);
        }
    }

    /** The name without what says that it only grows: no two figures have the same. */
    public String baseName() {
        return kind == Kind.COUNTER ? name.substring(0, name.length() - TOTAL.length()) : name;
    }

    /** Something that is counted. */
    public static Figure counter(String name, String help, LongSupplier value) {
        return new Figure(name, Kind.COUNTER, help, List.of(), () -> List.of(reading(List.of(), (double) value.getAsLong())));
    }

    /** Things that are counted, told apart by a label. */
    public static Figure counters(String name, String help, String label, Supplier<? extends Map<String, Long>> values) {
        return new Figure(name, Kind.COUNTER, help, List.of(label), () -> readings(values.get()));
    }

    /** Something that is as large as it is now. */
    public static Figure gauge(String name, String help, DoubleSupplier value) {
        return new Figure(name, Kind.GAUGE, help, List.of(), () -> List.of(reading(List.of(), value.getAsDouble())));
    }

    /** Things that are as large as they are now, told apart by a label. */
    public static Figure gauges(
            String name, String help, String label, Supplier<? extends Map<String, ? extends Number>> values) {
        return new Figure(name, Kind.GAUGE, help, List.of(label), () -> readings(values.get()));
    }

    /** Something that is measured again and again. */
    public static Figure distribution(String name, String help, Supplier<Spread> spread) {
        return new Figure(
                name, Kind.DISTRIBUTION, help, List.of(), () -> List.of(new Reading(List.of(), spread.get())));
    }

    /** The value of a number for some labels. */
    public static Reading reading(List<String> labels, double value) {
        return new Reading(labels, new Amount(value));
    }

    private static List<Reading> readings(Map<String, ? extends Number> values) {
        return values.entrySet().stream()
                .map(value -> reading(List.of(value.getKey()), value.getValue().doubleValue()))
                .toList();
    }
}

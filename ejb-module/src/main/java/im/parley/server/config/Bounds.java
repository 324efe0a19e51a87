package im.parley.server.config;

import im.parley.server.spi.option.Option;
import java.util.Collection;
import java.util.Optional;

/** The smallest and the largest value that an option takes. */
record Bounds(Optional<Object> min, Optional<Object> max) {

    /** The bounds that the annotation gives. */
    static Bounds of(Option option, Kind kind) {
        return new Bounds(bound(option.min(), option, kind), bound(option.max(), option, kind));
    }

    private static Optional<Object> bound(String text, Option option, Kind kind) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Converter(option.unit()).convert(kind.innermost(), Literals.read(text)));
        } catch (BadValue e) {
            throw new IllegalStateException("bound of '" + option.name() + "': " + e.reason(), e);
        }
    }

    /** What is wrong with a value, if anything is; of several values the first bad one is told. */
    Optional<String> violatedBy(Object value) {
        return switch (value) {
            case Collection<?> items ->
                items.stream().flatMap(item -> violatedBy(item).stream()).findFirst();
            case Optional<?> maybe -> maybe.flatMap(this::violatedBy);
            default -> tooSmall(value).or(() -> tooLarge(value));
        };
    }

    private Optional<String> tooSmall(Object value) {
        return min.filter(bound -> compare(value, bound) < 0)
                .map(bound -> value + " is less than the minimum of " + bound);
    }

    private Optional<String> tooLarge(Object value) {
        return max.filter(bound -> compare(value, bound) > 0)
                .map(bound -> value + " is more than the maximum of " + bound);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a bound is converted to the type of the value
    private static int compare(Object value, Object bound) {
        return ((Comparable) value).compareTo(bound);
    }
}

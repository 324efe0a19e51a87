package im.parley.server.config;

import im.parley.server.spi.option.Written;
import im.parley.wire.addr.AddressBlock;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The type of an option. */
sealed interface Kind {

    /** One value. */
    record Single(Class<?> type) implements Kind {}

    /** A list or a set. */
    record Several(Kind element, boolean distinct) implements Kind {}

    /** A map with text keys. */
    record Keyed(Kind element) implements Kind {}

    /** A value that may be missing. */
    record Maybe(Kind element) implements Kind {}

    Set<Class<?>> SINGLES = Set.of(
            String.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            double.class,
            Double.class,
            boolean.class,
            Boolean.class,
            Duration.class,
            Period.class,
            AddressBlock.class);

    /** The kind of a component's type. */
    static Kind of(Type type) {
        if (type instanceof Class<?> plain && (SINGLES.contains(plain) || plain.isEnum())) {
            return new Single(plain);
        } else if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            var element = of(arguments[arguments.length - 1]);
            if (generic.getRawType() == List.class || generic.getRawType() == Set.class) {
                return new Several(element, generic.getRawType() == Set.class);
            } else if (generic.getRawType() == Map.class) {
                return new Keyed(element);
            } else if (generic.getRawType() == Optional.class) {
                return new Maybe(element);
            }
        }
        throw new IllegalStateException("an option cannot be of type " + type);
    }

    /** The kind of the single values inside: what bounds apply to. */
    default Kind innermost() {
        return switch (this) {
            case Single single -> single;
            case Several(var element, _) -> element.innermost();
            case Keyed(var element) -> element.innermost();
            case Maybe(var element) -> element.innermost();
        };
    }

    /** How the manual and the error messages call it. */
    default String described() {
        return switch (this) {
            case Several(var element, _) -> "list of " + element.described();
            case Keyed(var element) -> "map of " + element.described();
            case Maybe(var element) -> element.described();
            case Single(var type) -> type.isEnum() ? choices(type) : name(type);
        };
    }

    private static String name(Class<?> type) {
        if (type == String.class) {
            return "text";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == double.class || type == Double.class) {
            return "number";
        } else if (type == Duration.class) {
            return "duration";
        } else if (type == Period.class) {
            return "period";
        } else if (type == AddressBlock.class) {
            return "IP address or block of them";
        }
        return "whole number";
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> "'" + written((Enum<?>) constant) + "'")
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    /** An enum constant as it stands in the file. */
    static String written(Enum<?> constant) {
        return spellings(constant).getFirst();
    }

    /** All that stands for an enum constant, the preferred spelling first. */
    static List<String> spellings(Enum<?> constant) {
        try {
            var written = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Written.class);
            return written == null
                    ? List.of(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    : List.of(written.value());
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

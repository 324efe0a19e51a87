package im.parley.server.config;

import im.parley.server.config.tdsl.Nearest;
import im.parley.server.config.tdsl.Setting;
import im.parley.server.config.tdsl.Value;
import im.parley.server.config.tdsl.Value.Entries;
import im.parley.server.config.tdsl.Value.Items;
import im.parley.server.config.tdsl.Value.Nothing;
import im.parley.server.config.tdsl.Value.Real;
import im.parley.server.config.tdsl.Value.Text;
import im.parley.server.config.tdsl.Value.Truth;
import im.parley.server.config.tdsl.Value.Whole;
import im.parley.wire.addr.AddressBlock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes Java values of configured values. Each type accepts its own form and the plain text form of the old property
 * files ({@code '90'}, {@code 'true'}, {@code 'a,b'}), because what comes from a variable is always text.
 */
record Converter(ChronoUnit unit) {
    private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();

    Object convert(Kind kind, Value value) throws BadValue {
        return switch (kind) {
            case Kind.Maybe(var element) ->
                value instanceof Nothing ? Optional.empty() : Optional.of(convert(element, value));
            case Kind.Several(var element, var distinct) -> several(element, distinct, value);
            case Kind.Keyed(var element) -> keyed(element, value);
            case Kind.Single(var type) -> single(type, value);
        };
    }

    private Object several(Kind element, boolean distinct, Value value) throws BadValue {
        var converted = new ArrayList<Object>();
        for (var item : items(value)) {
            converted.add(convert(element, item));
        }
        return distinct ? Collections.unmodifiableSet(new LinkedHashSet<>(converted)) : List.copyOf(converted);
    }

    private static List<Value> items(Value value) {
        return switch (value) {
            case Items(var items, _) -> items;
            case Text(var text, var at) ->
                Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .<Value>map(part -> new Text(part, at))
                        .toList();
            case Whole _, Real _, Truth _, Nothing _, Entries _ -> List.of(value);
        };
    }

    private Object keyed(Kind element, Value value) throws BadValue {
        if (!(value instanceof Entries(var entries, _))) {
            throw bad(value, "a map: { key = value }");
        }
        var converted = new LinkedHashMap<String, Object>();
        for (Map.Entry<String, Setting> entry : entries.entrySet()) {
            converted.put(entry.getKey(), convert(element, entry.getValue().value()));
        }
        return Collections.unmodifiableMap(converted);
    }

    private Object single(Class<?> type, Value value) throws BadValue {
        if (type.isEnum()) {
            return constant(type, value);
        } else if (type == String.class) {
            return text(value);
        } else if (type == boolean.class || type == Boolean.class) {
            return truth(value);
        } else if (type == int.class || type == Integer.class) {
            return Math.toIntExact(within(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
        } else if (type == long.class || type == Long.class) {
            return whole(value);
        } else if (type == Duration.class) {
            return duration(value);
        } else if (type == Period.class) {
            return period(value);
        } else if (type == AddressBlock.class) {
            return block(value);
        }
        return number(value);
    }

    private static String text(Value value) throws BadValue {
        return switch (value) {
            case Text(var text, _) -> text;
            case Whole _, Real _, Truth _ -> value.described();
            // Tigase's guide has 'default-virtual-host' = [ 'example.org' ].
            case Items(var items, _) when items.size() == 1 -> text(items.getFirst());
            case Nothing _, Items _, Entries _ -> throw bad(value, "text");
        };
    }

    private static Object constant(Class<?> type, Value value) throws BadValue {
        var wanted = text(value);
        var names = new ArrayList<String>();
        for (var constant : type.getEnumConstants()) {
            var spellings = Kind.spellings((Enum<?>) constant);
            if (spellings.contains(wanted)) {
                return constant;
            }
            names.addAll(spellings);
        }
        throw new BadValue(
                value.at(),
                "'" + wanted + "' is not " + new Kind.Single(type).described() + Nearest.hint(wanted, names));
    }

    private static boolean truth(Value value) throws BadValue {
        return switch (value) {
            case Truth(var truth, _) -> truth;
            case Text(var text, _) when text.equals("true") || text.equals("false") -> text.equals("true");
            case Text _, Whole _, Real _, Nothing _, Items _, Entries _ -> throw bad(value, "true or false");
        };
    }

    private static long whole(Value value) throws BadValue {
        return switch (value) {
            case Whole(var number, _) -> number;
            case Text(var text, _) -> parsed(text, value);
            case Real _, Truth _, Nothing _, Items _, Entries _ -> throw bad(value, "a whole number");
        };
    }

    private static long parsed(String text, Value value) throws BadValue {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException notANumber) {
            throw bad(value, "a whole number");
        }
    }

    private static long within(Value value, long least, long most) throws BadValue {
        var number = whole(value);
        if (number < least || number > most) {
            throw bad(value, "between " + least + " and " + most);
        }
        return number;
    }

    private static double number(Value value) throws BadValue {
        if (value instanceof Real(var number, _)) {
            return number;
        } else if (value instanceof Text(var text, _)) {
            try {
                return Double.parseDouble(text.strip());
            } catch (NumberFormatException notANumber) {
                throw bad(value, "a number");
            }
        }
        return value instanceof Whole(var number, _) ? number : failNumber(value);
    }

    private static double failNumber(Value value) throws BadValue {
        throw bad(value, "a number");
    }

    /** {@code PT15M}, {@code P2D}, {@code P4W}, or a bare number of the option's unit. */
    private Duration duration(Value value) throws BadValue {
        try {
            if (value instanceof Whole(var number, _)) {
                return Duration.of(number, unit);
            }
            var text = text(value).strip();
            if (text.matches("-?\\d+")) {
                return Duration.of(Long.parseLong(text), unit);
            }
            return text.contains("T") ? Duration.parse(text) : fixed(Period.parse(text), value);
        } catch (DateTimeException | ArithmeticException | NumberFormatException notADuration) {
            throw bad(value, "a duration such as PT15M or P30D, or a number of " + unitName());
        }
    }

    private String unitName() {
        return unit.toString().toLowerCase(Locale.ROOT);
    }

    private static Duration fixed(Period period, Value value) throws BadValue {
        if (period.toTotalMonths() != 0) {
            throw bad(value, "a fixed time: months and years differ in length");
        }
        return Duration.between(EPOCH, EPOCH.plus(period));
    }

    private static Period period(Value value) throws BadValue {
        try {
            return Period.parse(text(value).strip());
        } catch (DateTimeException notAPeriod) {
            throw bad(value, "a period such as P2Y, P3M, P4W or P1Y2M3D");
        }
    }

    private static AddressBlock block(Value value) throws BadValue {
        try {
            return AddressBlock.of(text(value).strip());
        } catch (IllegalArgumentException neither) {
            throw bad(value, "an IP address such as 192.0.2.7, or a block such as 192.0.2.0/24 or 2001:db8::/32");
        }
    }

    private static BadValue bad(Value value, String wanted) {
        return new BadValue(value.at(), value.described() + " is not " + wanted);
    }
}

package im.parley.web.rest.http;

import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of requests; what is wrong is refused with the name of the parameter. */
public final class Asked {
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 500;
    private static final int LONGEST_TEXT = 4096;

    private Asked() {}

    /** How many items a page is to have. */
    public static int limit(@Nullable String text) {
        if (text == null) {
            return PAGE;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LONGEST_PAGE) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // The same answer as for one out of the bounds.
        }
        throw wrong("limit", "a page has 1 to " + LONGEST_PAGE + " items");
    }

    /** The key behind which the page begins, or an empty text. */
    public static String after(@Nullable String cursor) {
        return cursor == null || cursor.isEmpty() ? "" : Cursor.key(cursor);
    }

    /** A text; empty or absent is none. */
    public static Optional<String> text(String field, @Nullable String text) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw wrong(field, "that is too long");
        }
        return Optional.ofNullable(text).filter(given -> !given.isEmpty());
    }

    /** A time of RFC 3339. */
    public static Optional<Instant> time(String field, @Nullable String text) {
        try {
            return text(field, text).map(given -> OffsetDateTime.parse(given).toInstant());
        } catch (DateTimeException malformed) {
            throw wrong(field, "'" + text + "' is no time as 2026-11-27T10:00:00Z");
        }
    }

    /** An address. */
    public static Jid jid(String field, String text) {
        try {
            return Jid.of(text);
        } catch (InvalidJid malformed) {
            throw wrong(field, "'" + text + "' is no address: " + malformed.getMessage());
        }
    }

    /** The address of an account. */
    public static Jid account(String field, String text) {
        Jid jid = jid(field, text);
        if (!jid.isBare() || jid.local().isEmpty()) {
            throw wrong(field, "'" + text + "' is no address of an account, as romeo@example.org");
        }
        return jid;
    }

    /** A domain, prepared. */
    public static String domain(String field, String text) {
        Jid jid = jid(field, text);
        if (!jid.isDomain()) {
            throw wrong(field, "'" + text + "' is no domain");
        }
        return jid.domain();
    }

    /** A domain, if there is one. */
    public static Optional<String> someDomain(String field, @Nullable String text) {
        return text(field, text).map(given -> domain(field, given));
    }

    /** One of the words of an enum, as the description writes them. */
    public static <E extends Enum<E>> E word(String field, Class<E> words, String text) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word(word).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(field, "'" + text + "' is none of "
                        + Arrays.stream(words.getEnumConstants()).map(Asked::word).collect(Collectors.joining(", "))));
    }

    /** How the description writes it. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A parameter is wrong. */
    public static Refused wrong(String field, String why) {
        return new Refused(Problem.of(400, field, why));
    }
}

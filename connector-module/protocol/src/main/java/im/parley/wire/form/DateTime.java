package im.parley.wire.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** XEP-0082: XMPP Date and Time Profiles. */
public final class DateTime {
    private static final Pattern MOMENT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:(\\.[0-9]{1,9})[0-9]*)?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private DateTime() {}

    /** The DateTime profile in UTC, with fractions of a second down to microseconds when there are any. */
    public static String format(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS).toString();
    }

    /** Reads the DateTime profile; empty when the text is none. Digits beyond nanoseconds are ignored. */
    public static Optional<Instant> parse(String text) {
        var matcher = MOMENT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int zone = matcher.start(2);
        String exact = matcher.end(1) < 0 ? text : text.substring(0, matcher.end(1)) + text.substring(zone);
        try {
            return Optional.of(OffsetDateTime.parse(exact).toInstant());
        } catch (DateTimeException noSuchMoment) {
            return Optional.empty();
        }
    }

    /** Reads the Date profile; empty when the text is none. */
    public static Optional<LocalDate> parseDate(String text) {
        try {
            return DATE.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}

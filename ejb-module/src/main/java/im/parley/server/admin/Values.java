package im.parley.server.admin;

import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads values that people have written. */
final class Values {
    private Values() {}

    /** The first value that is not blank. */
    static Optional<String> one(List<String> values) {
        return values.stream().map(String::strip).filter(text -> !text.isEmpty()).findFirst();
    }

    static boolean flag(String key, List<String> values) {
        return switch (one(values).orElse("false")) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw Rejected.invalid(key, key + " is true or false");
        };
    }

    static int number(String key, String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // The same answer as for one below 0.
        }
        throw Rejected.invalid(key, "'" + text + "' is no number from 0 to " + Integer.MAX_VALUE);
    }

    /** Lists are written in several fields, or in one with commas, semicolons or spaces. */
    static List<String> words(List<String> values) {
        return values.stream()
                .flatMap(text -> Arrays.stream(text.split("[,;\\s]+")))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    static Jid address(String key, String text) {
        try {
            return Jid.of(text.strip());
        } catch (InvalidJid invalid) {
            throw Rejected.invalid(key, "'" + text + "' is no address: " + invalid.getMessage());
        }
    }

    /** A prepared domain part. */
    static String domain(String key, String text) {
        Jid jid = address(key, text);
        if (!jid.isDomain()) {
            throw Rejected.invalid(key, "'" + text + "' is no domain");
        }
        return jid.domain();
    }
}

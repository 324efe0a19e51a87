package im.parley.test.bench.load;

import java.util.Locale;
import java.util.Optional;

/**
 * One measured number.
 *
 * @param name a word or several with underscores, also its key in JSON
 * @param unit its unit, or empty
 */
record Figure(String name, double value, String unit, Optional<Goal> goal) {

    static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, Optional.empty());
    }

    Figure goal(Goal wanted) {
        return new Figure(name, value, unit, Optional.of(wanted));
    }

    /** For a line that people read. */
    String line() {
        String number = name.replace('_', ' ') + ' ' + plain(value) + (unit.isEmpty() ? "" : ' ' + unit);
        return goal.map(wanted -> number + " (" + wanted.judge(value) + ')').orElse(number);
    }

    /** For programs. */
    String json() {
        String measured = "\"%s\":%s".formatted(name, plain(value));
        return goal.map(wanted -> measured + ",\"%s_target\":%s".formatted(name, plain(wanted.target())))
                .orElse(measured);
    }

    /** Whole from 1,000 on, two digits behind the point below; always with a point, never with an exponent. */
    static String plain(double value) {
        if (value == Math.rint(value) || Math.abs(value) >= 1_000) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, "%.2f", value);
    }
}

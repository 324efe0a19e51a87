package im.parley.server.s2s;

import java.util.List;
import java.util.Locale;

/**
 * What came of a check of another server.
 *
 * @param local the domain of this server
 * @param remote the other one
 * @param reachable whether the two can talk
 * @param steps what happened, in order
 */
public record CheckReport(String local, String remote, boolean reachable, List<Step> steps) {

    /** How a step went. */
    public enum Status {
        /** As it should. */
        OK,
        /** It works, but. */
        WARNING,
        /** Not at all. */
        FAILED
    }

    /**
     * One step.
     *
     * @param name {@code policy}, {@code dns}, {@code connection}, {@code tls}, {@code certificate}, {@code
     *     authentication}
     * @param place the host and the port, or empty
     * @param text a line for a person
     * @param details more lines
     */
    public record Step(String name, String place, Status status, String text, List<String> details) {
        /** Takes a copy. */
        public Step {
            details = List.copyOf(details);
        }
    }

    /** Takes a copy. */
    public CheckReport {
        steps = List.copyOf(steps);
    }

    /** All of it, for a terminal. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        text.append(local).append(" -> ").append(remote).append(": ").append(reachable ? "reachable" : "NOT reachable").append('\n');
        for (Step step : steps) {
            text.append("  %-7s %-14s ".formatted(step.status().name().toLowerCase(Locale.ROOT), step.name()));
            text.append(step.place().isEmpty() ? "" : step.place() + ": ").append(step.text()).append('\n');
            step.details().forEach(line -> text.append(" ".repeat(25)).append(line).append('\n'));
        }
        return text.toString();
    }
}

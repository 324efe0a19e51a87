package im.parley.server.admin;

import im.parley.server.s2s.CheckReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of a check of another server.
 *
 * @param local the domain of this server
 * @param remote the other one
 * @param reachable whether the two can talk
 * @param steps what happened, in order
 * @param text all of it, for a terminal
 */
public record ServerCheckView(String local, String remote, boolean reachable, List<Step> steps, String text) {

    /**
     * One step.
     *
     * @param name {@code policy}, {@code dns}, {@code connection}, {@code tls}, {@code certificate}, {@code features},
     *     {@code authentication} or {@code stream}
     * @param place the host and the port
     * @param status {@code ok}, {@code warning} or {@code failed}
     * @param text a line for a person
     * @param details more lines
     */
    public record Step(String name, Optional<String> place, String status, String text, List<String> details) {
        private static Step of(CheckReport.Step step) {
            return new Step(
                    step.name(),
                    Optional.of(step.place()).filter(place -> !place.isEmpty()),
                    step.status().name().toLowerCase(Locale.ROOT),
                    step.text(),
                    step.details());
        }
    }

    static ServerCheckView of(CheckReport report) {
        return new ServerCheckView(
                report.local(),
                report.remote(),
                report.reachable(),
                report.steps().stream().map(Step::of).toList(),
                report.toText());
    }
}

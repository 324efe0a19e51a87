package im.parley.server.admin;

import im.parley.store.report.AbuseReport;
import im.parley.store.report.ReportStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shows what users have reported as abuse (XEP-0377). */
@Singleton
public final class Reports {
    private static final int CONSIDERED = 10_000;

    private final ReportStore reports;

    /** Shows what is in that store. */
    @Inject
    public Reports(ReportStore reports) {
        this.reports = reports;
    }

    /**
     * A report.
     *
     * @param reporter who has reported
     * @param reported whom
     * @param reason the kind of abuse
     * @param text what the user says of it, or empty
     */
    public record Report(Instant received, Jid reporter, Jid reported, String reason, String text) {}

    /** The latest reports of the users of a domain, latest first. */
    public List<Report> latest(Actor actor, String domain, int max) {
        actor.requireDomain(domain);
        return reports.latest(domain, Page.limit(max)).stream().map(Reports::report).toList();
    }

    private static Report report(AbuseReport report) {
        return new Report(
                report.received(), report.reporter(), report.reported(), report.reason(), report.text());
    }

    /** Who was reported by users of a domain, and by how many of the latest reports. */
    public Map<Jid, Integer> suspects(Actor actor, String domain) {
        actor.requireDomain(domain);
        Map<Jid, Integer> suspects = new TreeMap<>();
        reports.latest(domain, CONSIDERED).forEach(report -> suspects.merge(report.reported().bare(), 1, Integer::sum));
        return suspects;
    }
}

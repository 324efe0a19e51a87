package im.parley.feature.privacy;

import im.parley.store.report.AbuseReport;
import im.parley.store.report.ReportStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** XEP-0377: Blocking Command Reports. Kept for the administrators and logged; nothing is passed on. */
final class Reports {
    static final String NS = "urn:xmpp:reporting:1";
    private static final Name REPORT = Name.of(NS, "report");
    private static final Name TEXT = Name.of(NS, "text");
    private static final Name TO_ORIGIN = Name.of(NS, "report-origin");
    private static final Name TO_OTHERS = Name.of(NS, "third-party");
    private static final Name STANZA_ID = Name.of("urn:xmpp:sid:0", "stanza-id");

    private static final System.Logger LOG = System.getLogger(Reports.class.getName());
    private static final StanzaError NO_REASON = Condition.BAD_REQUEST.because("a <report/> needs a 'reason'");
    private static final int MAX_REASON = 256;
    private static final int MAX_TEXT = 4096;
    private static final int MAX_STANZA_IDS = 100;

    private final ReportStore store;
    private final Clock clock;

    Reports(ReportStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The reports in the items of a command. */
    List<AbuseReport> read(List<Element> items, Jid reporter) {
        List<AbuseReport> reports = new ArrayList<>();
        for (Element item : items) {
            item.first(REPORT).ifPresent(report -> reports.add(read(report, Blocking.address(item), reporter)));
        }
        return reports;
    }

    private AbuseReport read(Element report, Jid reported, Jid reporter) {
        String reason = report.attribute("reason", "");
        if (reason.isEmpty()) {
            throw new Refusal(NO_REASON);
        }
        List<String> ids = report.elements(STANZA_ID).stream()
                .limit(MAX_STANZA_IDS)
                .map(id -> shortened(id.attribute("id", ""), MAX_REASON))
                .toList();
        return new AbuseReport(
                reporter,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                reported,
                shortened(reason, MAX_REASON),
                shortened(report.textOf(TEXT).strip(), MAX_TEXT),
                ids,
                report.has(TO_ORIGIN),
                report.has(TO_OTHERS));
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /** Keeps a report. */
    void keep(AbuseReport report) {
        store.add(report);
        LOG.log(
                System.Logger.Level.INFO,
                "{0} reports {1} for {2}",
                report.reporter(),
                report.reported(),
                report.reason().replaceAll("\\p{Cntrl}", " "));
    }
}

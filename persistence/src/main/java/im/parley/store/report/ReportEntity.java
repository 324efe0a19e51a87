package im.parley.store.report;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A row of {@code parley_abuse_report}. */
@Entity
@Table(name = "parley_abuse_report")
class ReportEntity {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Ends each id: a character that XML text cannot have (XML 1.0 section 2.2). */
    private static final String UNIT_SEPARATOR = "\u001f";

    @Id
    @Column(name = "report_id")
    @SuppressWarnings("UnusedVariable") // the provider reads it
    private String id = "";

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    @Column(name = "received")
    private long received;

    @Column(name = "reported")
    private String reported = "";

    @Column(name = "reason")
    private String reason = "";

    @Column(name = "explanation")
    private String text = "";

    @Column(name = "stanza_ids")
    private String stanzaIds = "";

    @Column(name = "to_origin")
    private boolean toOrigin;

    @Column(name = "to_others")
    private boolean toOthers;

    protected ReportEntity() {}

    ReportEntity(AbuseReport report) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        id = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        domain = report.reporter().domain();
        local = report.reporter().local();
        received = report.received().toEpochMilli();
        reported = report.reported().toString();
        reason = report.reason();
        text = report.text();
        report.stanzaIds().forEach(stanza -> stanzaIds += stanza + UNIT_SEPARATOR);
        toOrigin = report.toOrigin();
        toOthers = report.toOthers();
    }

    AbuseReport toReport() {
        List<String> ids = Arrays.asList(stanzaIds.split(UNIT_SEPARATOR, -1));
        return new AbuseReport(
                Jid.prepared(local, domain),
                Instant.ofEpochMilli(received),
                Jid.of(reported),
                reason,
                text,
                ids.subList(0, ids.size() - 1),
                toOrigin,
                toOthers);
    }
}

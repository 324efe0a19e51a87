package im.parley.store.audit;

import im.parley.store.audit.AuditEntry.Outcome;
import im.parley.store.audit.AuditStore.Numbered;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code parley_audit}. */
@Entity
@Table(name = "parley_audit")
class AuditEntity {
    @Id
    @Column(name = "audit_id")
    private long id;

    @Column(name = "occurred")
    private long at;

    @Column(name = "actor")
    private String actor = "";

    @Column(name = "means")
    private String means = "";

    @Column(name = "remote_address")
    private String address = "";

    @Column(name = "operation")
    private String operation = "";

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "subject")
    private String subject = "";

    @Column(name = "detail")
    private String detail = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "outcome")
    private Outcome outcome = Outcome.DONE;

    @Column(name = "reason")
    private String reason = "";

    protected AuditEntity() {}

    AuditEntity(long id, AuditEntry entry) {
        this.id = id;
        this.at = entry.at().toEpochMilli();
        this.actor = entry.actor().name();
        this.means = entry.actor().means();
        this.address = entry.actor().address();
        this.operation = entry.operation();
        this.domain = entry.domain();
        this.subject = entry.subject();
        this.detail = entry.detail();
        this.outcome = entry.outcome();
        this.reason = entry.reason();
    }

    Numbered toEntry() {
        return new Numbered(
                id,
                new AuditEntry(
                        Instant.ofEpochMilli(at),
                        new AuditEntry.By(actor, means, address),
                        operation,
                        domain,
                        subject,
                        detail,
                        outcome,
                        reason));
    }
}

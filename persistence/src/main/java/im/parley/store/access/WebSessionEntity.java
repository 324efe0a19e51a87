package im.parley.store.access;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code parley_web_session}. */
@Entity
@Table(name = "parley_web_session")
class WebSessionEntity {
    @Id
    @Column(name = "session_hash")
    private String hash = "";

    @Column(name = "kind")
    private String kind = "";

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    @Column(name = "proof")
    private String proof = "";

    @Column(name = "created")
    private long created;

    @Column(name = "expires")
    private long expires;

    protected WebSessionEntity() {}

    WebSessionEntity(WebSession session) {
        this.hash = session.hash();
        this.kind = session.kind().name();
        this.domain = session.account().domain();
        this.local = session.account().local();
        this.proof = session.proof();
        this.created = session.created().toEpochMilli();
        this.expires = session.expires().toEpochMilli();
    }

    void expires(Instant when) {
        expires = when.toEpochMilli();
    }

    WebSession toSession() {
        return new WebSession(
                hash,
                WebSession.Kind.valueOf(kind),
                Jid.prepared(local, domain),
                proof,
                Instant.ofEpochMilli(created),
                Instant.ofEpochMilli(expires));
    }
}

package im.parley.store.roster;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code parley_roster_request}. */
@Entity
@Table(name = "parley_roster_request")
class RequestEntity {
    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // the provider reads it
    private ContactKey key = new ContactKey();

    @Column(name = "contact_domain")
    private String domain = "";

    @Column(name = "contact_local")
    private String local = "";

    @Column(name = "received")
    private long received;

    @Column(name = "stanza")
    private String stanza = "";

    protected RequestEntity() {}

    RequestEntity(Jid account, Jid from) {
        this.key = new ContactKey(account, from);
        this.domain = from.domain();
        this.local = from.local();
    }

    RequestEntity set(Instant when, String presenceXml) {
        received = when.toEpochMilli();
        stanza = presenceXml;
        return this;
    }

    SubscriptionRequest toRequest() {
        return new SubscriptionRequest(Jid.prepared(local, domain), Instant.ofEpochMilli(received), stanza);
    }
}

package im.parley.store.roster;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code parley_roster_removal}: a contact that is gone, remembered for clients that saw it last. */
@Entity
@Table(name = "parley_roster_removal")
class RemovalEntity {
    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // the provider reads it
    private ContactKey key = new ContactKey();

    @Column(name = "contact_domain")
    private String domain = "";

    @Column(name = "contact_local")
    private String local = "";

    @Column(name = "changed_in")
    private long version;

    protected RemovalEntity() {}

    RemovalEntity(Jid account, Jid contact, long version) {
        this.key = new ContactKey(account, contact);
        this.domain = contact.domain();
        this.local = contact.local();
        this.version = version;
    }

    Jid contact() {
        return Jid.prepared(local, domain);
    }

    long version() {
        return version;
    }
}

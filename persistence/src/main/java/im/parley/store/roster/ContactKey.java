package im.parley.store.roster;

import im.parley.store.jpa.Digest;
import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;

/**
 * The key of what an account has once for each of its contacts. The contact stands in it as a digest: two whole
 * addresses may be longer (4 KB) than what databases allow in an index.
 */
@Embeddable
class ContactKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    @Column(name = "contact_key")
    private String contact = "";

    protected ContactKey() {}

    ContactKey(Jid account, Jid contact) {
        this.domain = account.domain();
        this.local = account.local();
        this.contact = Digest.of(contact.bare().toString());
    }

    /** The digest of the contact's address. */
    String contact() {
        return contact;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContactKey that
                && domain.equals(that.domain)
                && local.equals(that.local)
                && contact.equals(that.contact);
    }

    @Override
    public int hashCode() {
        return Objects.hash(domain, local, contact);
    }
}

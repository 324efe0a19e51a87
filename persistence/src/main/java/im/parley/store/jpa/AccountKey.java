package im.parley.store.jpa;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;

/** The key of what an account has once. */
@Embeddable
public class AccountKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    /** For the persistence provider, which fills it. */
    public AccountKey() {}

    /** The key of that account. */
    public AccountKey(Jid account) {
        this.domain = account.domain();
        this.local = account.local();
    }

    /** The account. */
    public Jid account() {
        return Jid.prepared(local, domain);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountKey that && domain.equals(that.domain) && local.equals(that.local);
    }

    @Override
    public int hashCode() {
        return Objects.hash(domain, local);
    }
}

package im.parley.store.jpa;

import im.parley.wire.addr.Jid;
import java.io.Serializable;
import java.util.Objects;

/** The key of what an account has once. Its entities have the fields {@code domain} and {@code local}, too. */
public class AccountKey implements Serializable {
    private static final long serialVersionUID = 1L;

    private String domain = "";

    private String local = "";

    /** For the persistence provider, which fills it. */
    public AccountKey() {}

    /** The key of that account. */
    public AccountKey(Jid account) {
        this.domain = account.domain();
        this.local = account.local();
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

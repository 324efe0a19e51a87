package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import java.util.Set;

/**
 * Who may administer the server.
 *
 * @param accounts bare addresses
 */
public record Administrators(Set<Jid> accounts) {
    /** Takes a copy. */
    public Administrators {
        accounts = Set.copyOf(accounts);
    }

    /** Whether an address is that of an administrator. */
    public boolean include(Jid jid) {
        return accounts.contains(jid.bare());
    }
}

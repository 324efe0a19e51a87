package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import java.util.Set;

/** Says who besides its owner may read and change a roster; the roster feature does what they ask. */
@FunctionalInterface
public interface RosterAccess {
    /**
     * The entities that the owner lets in, as bare addresses. Each reaches only the contacts of its own domain. May wait
     * for a store.
     */
    Set<Jid> entities(Jid account);
}

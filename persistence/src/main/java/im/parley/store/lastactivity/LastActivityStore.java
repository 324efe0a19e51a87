package im.parley.store.lastactivity;

import im.parley.wire.addr.Jid;
import java.util.Optional;

/** When accounts were last seen. */
public interface LastActivityStore {
    /** Keeps when an account was seen, in place of what was kept before. */
    void put(Jid account, LastSeen seen);

    /** When an account was last seen. */
    Optional<LastSeen> find(Jid account);
}

package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import java.util.Optional;

/** Says who somebody is that sends stanzas. */
@FunctionalInterface
public interface Callers {
    /**
     * Who it is, as things are now.
     *
     * @param who the address
     * @param session the local session, when it is one
     */
    Caller of(Jid who, Optional<Session> session);
}

package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Optional;

/** The sessions of local accounts. */
public interface Sessions {
    /** The connected resources of an account, whether available or not; a snapshot. */
    List<? extends Session> of(Jid account);

    /** The session of a full JID. */
    Optional<? extends Session> find(Jid full);

    /** The connected resources of a whole domain; a snapshot for what is done rarely, as it looks at all sessions. */
    List<? extends Session> of(String domain);

    /** How many sessions there are. */
    int count();
}

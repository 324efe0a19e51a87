package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param jid the address; empty on a stream before log-in
 * @param session the local session, when it is one
 * @param stream the stream, when it has no session yet ({@link Target#STREAM})
 * @param addressed the account or domain that is asked; on a stream its domain
 */
public record Requester(Optional<Jid> jid, Optional<Session> session, Optional<StreamView> stream, Jid addressed) {

    /**
     * The local session.
     *
     * @throws IllegalStateException unless this is one; {@link Target#OWN_ACCOUNT} always is
     */
    public Session self() {
        return session.orElseThrow(() -> new IllegalStateException("not a local session"));
    }
}

package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
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
    private static final StanzaError NO_SESSION = Condition.NOT_ALLOWED.because("only a session of the account can ask that");

    /**
     * The local session.
     *
     * @throws Refusal unless this is one: {@link Target#OWN_ACCOUNT} is, or somebody who acts for the account
     */
    public Session self() {
        return session.orElseThrow(() -> new Refusal(NO_SESSION));
    }
}

package im.parley.server.stream;

import im.parley.server.session.BoundSession;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Optional;

/** Asks a client that has been silent for long for something, whatever it is. */
final class SignOfLife {
    private static final Element PING = Element.of(Name.of(Namespaces.PING, "ping"));
    private static final String ID = "watchdog-";

    private SignOfLife() {}

    /** On the strand of the stream: a request of stream management, or a ping (XEP-0199 section 4.1). */
    static void want(ClientStream stream) {
        Optional<BoundSession> session = stream.session();
        Optional<Continuity> continuity = stream.continuity();
        if (session.isEmpty() || !session.get().isConnected()) {
            return;
        }
        if (continuity.isPresent()) {
            continuity.get().ask();
        } else {
            Jid client = session.get().jid();
            stream.send(Iq.request(Iq.Type.GET, ID + Tokens.next(), PING)
                    .withFrom(client.domainJid())
                    .withTo(client));
        }
    }
}

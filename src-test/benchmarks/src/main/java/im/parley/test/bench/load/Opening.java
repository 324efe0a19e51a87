package im.parley.test.bench.load;

import io.netty.handler.ssl.SslContext;
import java.util.Optional;

/**
 * Opens the stream, with TLS when it is wanted, up to the features.
 *
 * @param header the opening tag
 * @param tls with what, or empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Opening(byte[] header, Optional<SslContext> tls, Dialogue next) implements Dialogue {
    private static final byte[] FEATURES = Item.ascii("<stream:features");
    private static final byte[] PROCEED = Item.ascii("<proceed");
    private static final byte[] STARTTLS = Item.ascii("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");

    static byte[] header(String domain) {
        return Item.ascii("<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
                + " xmlns:stream='http://etherx.jabber.org/streams' to='" + domain + "' version='1.0'>");
    }

    @Override
    public void begin(Peer peer) {
        peer.send(header);
    }

    @Override
    public void heard(Item item, Peer peer) {
        if (item.startsWith(FEATURES)) {
            if (tls.isPresent() && !peer.secure()) {
                peer.send(STARTTLS);
            } else {
                peer.become(next);
            }
        } else if (item.startsWith(PROCEED)) {
            tls.ifPresent(peer::startTls);
        }
    }
}

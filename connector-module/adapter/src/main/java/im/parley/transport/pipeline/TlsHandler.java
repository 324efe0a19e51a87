package im.parley.transport.pipeline;

import im.parley.wire.port.TlsFacts;
import im.parley.wire.port.TlsIdentity;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;

/** A TLS handler that remembers which certificate it shows, for the channel binding. */
final class TlsHandler extends SslHandler {
    private final X509Certificate shown;

    TlsHandler(SSLEngine engine, TlsIdentity identity) {
        super(engine);
        shown = identity.chain().getFirst();
        // The watch bounds the whole log-in, so the handshake needs no timer.
        setHandshakeTimeoutMillis(0);
    }

    /** What is known once the handshake is complete. */
    TlsFacts facts() {
        return new TlsSession(engine().getSession(), shown);
    }
}

package im.parley.wire.port;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * What the server may know of a connection.
 *
 * @param listener the name of the listener, for example {@code c2s}
 * @param local the address that the peer connected to
 * @param remote the peer's address; behind a PROXY protocol listener the one that the proxy names
 * @param tls the TLS layer, once there is one; also what else protects the bytes as well
 * @param tlsRequired whether the listener demands TLS whatever the domain says
 * @param startTls whether the connection can switch to TLS ({@link Connection#startTls}); over HTTP it cannot
 * @param origin over HTTP the address of the web server as the peer wrote it: {@code https://chat.example.org:8443}
 */
public record Facts(
        String listener,
        InetSocketAddress local,
        InetSocketAddress remote,
        Optional<TlsFacts> tls,
        boolean tlsRequired,
        boolean startTls,
        Optional<URI> origin) {

    /** A connection that can switch to TLS. */
    public Facts(
            String listener,
            InetSocketAddress local,
            InetSocketAddress remote,
            Optional<TlsFacts> tls,
            boolean tlsRequired) {
        this(listener, local, remote, tls, tlsRequired, true, Optional.empty());
    }

    /** A connection to a listener that leaves the demand for TLS to the domains. */
    public Facts(String listener, InetSocketAddress local, InetSocketAddress remote, Optional<TlsFacts> tls) {
        this(listener, local, remote, tls, false);
    }

    /** The same connection with TLS. */
    public Facts withTls(TlsFacts established) {
        return new Facts(listener, local, remote, Optional.of(established), tlsRequired, startTls, origin);
    }

    /** Whether the bytes are protected by TLS, or as well as by it. */
    public boolean secure() {
        return tls.isPresent();
    }
}

package im.parley.wire.port;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * What the server may know of a connection.
 *
 * @param listener the name of the listener, for example {@code c2s}
 * @param local the address that the peer connected to
 * @param remote the peer's address; behind a PROXY protocol listener the one that the proxy names
 * @param tls the TLS layer, once there is one
 * @param tlsRequired whether the listener demands TLS whatever the domain says
 */
public record Facts(
        String listener,
        InetSocketAddress local,
        InetSocketAddress remote,
        Optional<TlsFacts> tls,
        boolean tlsRequired) {

    /** A connection to a listener that leaves the demand for TLS to the domains. */
    public Facts(String listener, InetSocketAddress local, InetSocketAddress remote, Optional<TlsFacts> tls) {
        this(listener, local, remote, tls, false);
    }

    /** The same connection with TLS. */
    public Facts withTls(TlsFacts established) {
        return new Facts(listener, local, remote, Optional.of(established), tlsRequired);
    }

    /** Whether the bytes are protected by TLS. */
    public boolean secure() {
        return tls.isPresent();
    }
}

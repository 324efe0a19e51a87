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
 */
public record Facts(String listener, InetSocketAddress local, InetSocketAddress remote, Optional<TlsFacts> tls) {
    /** Whether the bytes are protected by TLS. */
    public boolean secure() {
        return tls.isPresent();
    }
}

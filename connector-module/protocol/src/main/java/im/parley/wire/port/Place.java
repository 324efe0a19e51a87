package im.parley.wire.port;

import java.net.InetAddress;
import java.util.List;

/**
 * A place where a server listens.
 *
 * @param host its name
 * @param addresses its addresses in the order in which they are to be tried
 * @param port its port
 * @param directTls whether TLS starts at once (XEP-0368)
 * @param keys what DNS says of its keys; empty unless all of it was signed and verified (DNSSEC)
 */
public record Place(String host, List<InetAddress> addresses, int port, boolean directTls, List<KeyRecord> keys) {
    /** Takes copies of the lists. */
    public Place {
        addresses = List.copyOf(addresses);
        keys = List.copyOf(keys);
    }

    @Override
    public String toString() {
        return host + ':' + port + (directTls ? " (direct TLS)" : "");
    }
}

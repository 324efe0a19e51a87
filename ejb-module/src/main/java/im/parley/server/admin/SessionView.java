package im.parley.server.admin;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.Optional;

/**
 * A session, as administrators see it.
 *
 * @param jid the full address
 * @param since when its resource was bound
 * @param connected whether there is a connection; without one it waits for its client to come back (XEP-0198)
 * @param connection how it is connected, or was last
 * @param presence what it has broadcast; empty before that and after it became unavailable
 */
public record SessionView(
        Jid jid, Instant since, boolean connected, Connection connection, Optional<Availability> presence) {
    /**
     * @param address the network address of the client
     * @param listener the name of the port, for example {@code c2s}
     * @param localPort the number of the port
     * @param tls the version of TLS and the cipher suite; empty without TLS
     */
    public record Connection(String address, int port, String listener, int localPort, Optional<Tls> tls) {}

    /**
     * @param protocol for example {@code TLSv1.3}
     * @param cipher the cipher suite
     */
    public record Tls(String protocol, String cipher) {}

    /**
     * @param show {@code away} and so on, or empty
     * @param status the text, or empty
     */
    public record Availability(String show, String status, int priority) {}
}

package im.parley.wire.port;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * The JCA message-listener type of a kind of stream. {@link #accept} is called once per accepted connection, never per
 * stanza; what it returns is a plain object that the transport then calls directly.
 */
public interface StreamAcceptor {
    /** The ports to listen on. Called once when the endpoint is activated; waits until the server is up. */
    List<ListenerOptions> listeners();

    /** Tells, before the ports are opened, whom to ask how the transport is doing. */
    default void vitals(Vitals vitals) {}

    /** All ports of {@link #listeners()} accept connections now. */
    void listening(List<InetSocketAddress> bound);

    /** A port could not be opened; nothing is listened on. */
    void refused(ListenerOptions listener, String why);

    /** A peer has connected. Must not block. */
    StreamHandler accept(Connection connection);

    /**
     * The identity for a name that the peer asks for in a direct TLS handshake (SNI), or for the empty string when it
     * names none. Must not block.
     */
    TlsIdentity identity(String serverName);
}

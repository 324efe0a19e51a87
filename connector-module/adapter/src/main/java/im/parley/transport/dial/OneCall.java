package im.parley.transport.dial;

import im.parley.wire.port.Caller;
import im.parley.wire.port.Connection;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamAcceptor;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import java.net.InetSocketAddress;
import java.util.List;

/** Takes the one connection of a call for its caller. Used on the connection's event loop. */
final class OneCall implements StreamAcceptor {
    private final Caller caller;
    private boolean taken;

    OneCall(Caller caller) {
        this.caller = caller;
    }

    @Override
    public StreamHandler accept(Connection connection) {
        taken = true;
        return caller.connected(connection);
    }

    /** The connection has ended; perhaps before there was anything to take. */
    void ended() {
        if (!taken) {
            taken = true;
            caller.failed("the TLS handshake failed");
        }
    }

    @Override
    public List<ListenerOptions> listeners() {
        return List.of();
    }

    @Override
    public void listening(List<InetSocketAddress> bound) {}

    @Override
    public void refused(ListenerOptions listener, String why) {}

    @Override
    public TlsIdentity identity(String serverName) {
        throw new IllegalStateException("this side calls");
    }
}

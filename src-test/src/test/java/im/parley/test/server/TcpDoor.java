package im.parley.test.server;

import im.parley.test.client.TcpWire;
import im.parley.test.client.Wire;
import im.parley.transport.listen.EventLoops;
import im.parley.transport.listen.Transport;
import im.parley.wire.port.Connection;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamAcceptor;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import java.net.InetSocketAddress;
import java.util.List;

/** The way into a test server over real sockets and the real pipeline, without TLS. */
final class TcpDoor implements StreamAcceptor, AutoCloseable {
    /** A domain that asks for no TLS. */
    static final String DOMAIN = "plain.test";

    private final TestServer server;
    private final EventLoops loops = EventLoops.start(2);
    private final Transport transport;

    TcpDoor(TestServer server) {
        this.server = server;
        this.transport = Transport.start(this, loops);
    }

    Wire connect() {
        return TcpWire.connect(transport.bound().getFirst(), DOMAIN);
    }

    @Override
    public List<ListenerOptions> listeners() {
        ListenerOptions wanted = server.listener();
        return List.of(new ListenerOptions(
                wanted.name(),
                List.of("127.0.0.1"),
                0,
                false,
                false,
                wanted.before(),
                wanted.after(),
                wanted.timeouts(),
                wanted.rates()));
    }

    @Override
    public void listening(List<InetSocketAddress> bound) {}

    @Override
    public void refused(ListenerOptions listener, String why) {
        throw new IllegalStateException(why);
    }

    @Override
    public StreamHandler accept(Connection connection) {
        return server.accept(connection);
    }

    @Override
    public TlsIdentity identity(String serverName) {
        throw new IllegalStateException("nobody starts TLS here");
    }

    @Override
    public void close() {
        transport.stop();
        loops.stop();
    }
}

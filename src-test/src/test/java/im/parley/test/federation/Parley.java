package im.parley.test.federation;

import im.parley.server.admin.Actor;
import im.parley.server.admin.ComponentView;
import im.parley.server.admin.ComponentsAdmin;
import im.parley.server.certs.PeerTrust;
import im.parley.test.client.TestClient;
import im.parley.test.client.Wire;
import im.parley.test.server.TestServer;
import im.parley.transport.dial.TcpDialer;
import im.parley.transport.listen.EventLoops;
import im.parley.transport.listen.Transport;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Connection;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamAcceptor;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** This server in the process of the test, with real sockets and real TLS towards other servers. */
final class Parley implements AutoCloseable {
    /** Not below "test", which resolvers know to be nothing (RFC 6761). */
    static final String DOMAIN = "parley.example";
    private static final String ADDRESS = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Actor OPERATOR =
            new Actor("operator", Optional.empty(), new Actor.Authority.Installation(), Actor.Means.SYSTEM, "");
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String PASSWORD = "secret";

    private final EventLoops loops = EventLoops.start(1);
    private final TcpDialer dialer = new TcpDialer(loops);
    private final Supplier<TestServer> making;
    private TestServer server;
    private Transport transport;

    private Parley(String configuration, PeerTrust trust, TlsIdentity identity) {
        making = () -> TestServer.dialing(configuration, DOMAIN, identity, dialer, trust);
        server = making.get();
        transport = Transport.start(new Door(), loops);
    }

    /** Ends it, with all that it knew of accounts, and starts it again at the same port. */
    void restart() {
        server.close();
        transport.stop();
        server = making.get();
        transport = Transport.start(new Door(), loops);
    }

    /** Starts one that believes these authorities, and enters it into DNS. */
    static Parley start(DnsServer dns, TlsIdentity identity, PeerTrust trust, String options) {
        return start(dns, identity, trust, options, "");
    }

    /** Starts one that has external components as well. */
    static Parley start(DnsServer dns, TlsIdentity identity, PeerTrust trust, String options, String components) {
        int port = Peer.freePort(ADDRESS);
        String configuration = "s2s () { dns () { servers = [ '127.0.0.1:" + dns.port() + "' ] }\n"
                + "connections () { ports = [ " + port + " ]; " + port + " () { ifc = [ '" + ADDRESS + "' ] } }\n" + options + " }\n"
                + "ext () { retry-time = 1\n" + components + " }";
        Parley parley = new Parley(configuration, trust, identity);
        // ejabberd looks for SRV records with a resolver of its own, but for addresses with that of the system.
        dns.service(DOMAIN, false, "localhost", parley.transport.bound().getFirst().getPort());
        return parley;
    }

    /** Where other servers connect. */
    InetSocketAddress address() {
        return transport.bound().getFirst();
    }

    /** An external component as an administrator sees it. */
    ComponentView component(String domain) {
        return server.useCase(ComponentsAdmin.class).get(OPERATOR, domain);
    }

    /** Waits until a component is as it should be. */
    ComponentView await(String domain, Predicate<ComponentView> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            ComponentView seen = component(domain);
            if (wanted.test(seen)) {
                return seen;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("it is still " + seen);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Somebody with an account, connected. */
    TestClient join(String user) {
        server.register(Jid.of(user, DOMAIN, ""), PASSWORD);
        return logIn(server.connect(), DOMAIN, user, PASSWORD);
    }

    static TestClient logIn(Wire wire, String domain, String user, String password) {
        TestClient client = new TestClient(wire, domain, PATIENCE);
        client.openStream();
        client.secure();
        client.logIn(user, password);
        client.bind("test");
        return client;
    }

    @Override
    public void close() {
        server.close();
        transport.stop();
        dialer.close();
        loops.stop();
    }

    /** Where other servers come in. */
    private final class Door implements StreamAcceptor {
        @Override
        public List<ListenerOptions> listeners() {
            return server.serverListeners();
        }

        @Override
        public void listening(List<InetSocketAddress> bound) {}

        @Override
        public void refused(ListenerOptions listener, String why) {
            throw new IllegalStateException(why);
        }

        @Override
        public StreamHandler accept(Connection connection) {
            return server.acceptServer(connection);
        }

        @Override
        public TlsIdentity identity(String serverName) {
            return server.identity(serverName);
        }
    }
}

package im.parley.test.live;

import im.parley.test.client.TcpWire;
import im.parley.test.client.TestClient;
import im.parley.test.client.Wire;
import im.parley.test.container.SharedServer;
import im.parley.test.scenario.Stage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The running server, with accounts of one play's own. */
final class LiveStage implements Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** The database may be that of an earlier run. */
    private static final String RUN = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private static final AtomicInteger PLAYS = new AtomicInteger();

    private final String suffix = '-' + RUN + '-' + PLAYS.incrementAndGet();

    @Override
    public String localPart(String written) {
        return written + suffix;
    }

    /** In-band registration, XEP-0077. */
    @Override
    public void register(String localPart, String domain, String password) {
        try (TestClient client = new TestClient(connect(domain), domain, PATIENCE)) {
            client.openStream();
            client.secure();
            client.register(localPart, password);
        }
    }

    @Override
    public Wire connect(String domain) {
        return TcpWire.connect(SharedServer.clients(), domain);
    }

    /** Those of the plays stand in the configuration file of the server. */
    @Override
    public void component(String domain, String secret) {}

    @Override
    public Wire connectComponent() {
        return TcpWire.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), SharedServer.port(5275)), "parley.test");
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public void close() {}
}

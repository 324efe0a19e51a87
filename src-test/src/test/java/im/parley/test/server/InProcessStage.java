package im.parley.test.server;

import im.parley.test.client.Wire;
import im.parley.test.scenario.Stage;
import im.parley.wire.addr.Jid;
import java.time.Duration;

/** A server of one play's own. */
final class InProcessStage implements Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TestServer server;

    InProcessStage(String configuration) {
        server = new TestServer(configuration);
    }

    @Override
    public String localPart(String written) {
        return written;
    }

    @Override
    public void register(String localPart, String domain, String password) {
        server.register(Jid.of(localPart, domain, ""), password);
    }

    @Override
    public void keepKeys(String localPart, String domain, String hash) {
        server.keepKeys(Jid.of(localPart, domain, ""), hash);
    }

    @Override
    public Wire connect(String domain) {
        return server.connect();
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public void close() {
        server.close();
    }
}

package im.parley.test.server;

import im.parley.test.client.Wire;
import im.parley.test.scenario.Stage;
import im.parley.wire.addr.Jid;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server of one play's own, and another one for a domain elsewhere, which the first one talks to. */
final class InProcessStage implements Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LocalInternet internet = new LocalInternet();
    private final String configuration;
    private final TestServer here;
    private @Nullable TestServer elsewhere;

    InProcessStage(String configuration) {
        this.configuration = configuration;
        here = TestServer.here(configuration, internet);
    }

    /** The second server is made when a play first has somebody there. */
    private TestServer server(String domain) {
        if (!domain.equals(TestServer.ELSEWHERE)) {
            return here;
        }
        TestServer present = elsewhere;
        if (present == null) {
            present = TestServer.elsewhere(configuration, internet);
            elsewhere = present;
        }
        return present;
    }

    @Override
    public String localPart(String written) {
        return written;
    }

    @Override
    public void register(String localPart, String domain, String password) {
        server(domain).register(Jid.of(localPart, domain, ""), password);
    }

    @Override
    public void keepKeys(String localPart, String domain, String hash) {
        server(domain).keepKeys(Jid.of(localPart, domain, ""), hash);
    }

    @Override
    public Wire connect(String domain) {
        return server(domain).connect();
    }

    @Override
    public void component(String domain, String secret) {
        here.component(domain, secret);
    }

    @Override
    public Wire connectComponent() {
        return here.connectComponent();
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public void close() {
        here.close();
        if (elsewhere != null) {
            elsewhere.close();
        }
    }
}

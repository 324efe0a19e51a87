package im.parley.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.TestClient;
import im.parley.test.client.Wire;
import im.parley.test.server.TestServer;
import im.parley.wire.addr.Jid;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same as {@link FuzzLiveIT} without sockets: far more sessions, and a failure shows the bytes that caused it. */
class FuzzTest {
    private static final long SEED = Long.getLong("parley.fuzz.seed", System.nanoTime());
    private static final int STREAMS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DOMAIN = "parley.test";
    private static final String NAME = "romeo";
    private static final String PASSWORD = "secret";
    private static final byte[] NOT_UTF8 = {(byte) 0xFF};

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer("");
        server.register(Jid.of(NAME, DOMAIN, ""), PASSWORD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void spoiltNegotiationsEnd() {
        for (int number = 0; number < STREAMS; number++) {
            byte[] bytes = Mutation.of(
                    Corpus.NEGOTIATIONS.get(number % Corpus.NEGOTIATIONS.size()), new Random(SEED + number));
            try (Wire wire = server.connect()) {
                check(number, bytes, wire);
            }
        }
    }

    @Test
    void spoiltStanzasAreAnsweredOrEndTheStream() {
        for (int number = 0; number < STREAMS; number++) {
            String stanza = Corpus.STANZAS.get(number % Corpus.STANZAS.size()).formatted(NAME + '@' + DOMAIN);
            byte[] bytes = Mutation.of(stanza, new Random(SEED + number));
            try (Wire wire = server.connect()) {
                TestClient client = new TestClient(wire, DOMAIN, PATIENCE);
                client.openStream();
                client.secure();
                client.logIn(NAME, PASSWORD);
                client.bind("");
                check(number, bytes, wire);
            }
        }
    }

    /** A byte that is allowed nowhere ends what the spoilt bytes have left open. */
    private static void check(int number, byte[] bytes, Wire wire) {
        wire.send(bytes);
        wire.send("</stream:stream>".getBytes(StandardCharsets.UTF_8));
        wire.send(NOT_UTF8);
        String answer = new String(EndOfTcp.readAll(wire, PATIENCE), StandardCharsets.UTF_8);
        assertThat(answer)
                .as("stream %d, -Dparley.fuzz.seed=%d, %s%n%s", number, SEED, Arrays.toString(bytes),
                        new String(bytes, StandardCharsets.UTF_8))
                .doesNotContain("internal-server-error");
    }
}

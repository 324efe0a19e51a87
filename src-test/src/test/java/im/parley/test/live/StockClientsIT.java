package im.parley.test.live;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.TestClient;
import im.parley.test.container.OwnPostgres;
import im.parley.test.container.OwnServer;
import im.parley.test.program.Program;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two clients as Debian has them, profanity and go-sendxmpp, converse over STARTTLS and bind their log-in to the channel
 * (RFC 9266), and two of profanity meet in a room, where one is the owner and the other has to bear it: on the database that comes with the server, and on PostgreSQL by nothing but environment variables.
 */
class StockClientsIT {
    private static final String MECHANISM = "SCRAM-SHA-256-PLUS";
    /** XEP-0484: go-sendxmpp got a token when it logged in first. */
    private static final String TOKEN = "HT-SHA-256-EXPR";
    /** What becomes of the room and of its guest. */
    private static final List<String> VISIT = List.of(
            "created", "configured", "joined", "found as configured", "talked", "promoted", "kicked", "banned", "forgiven",
            "left", "destroyed", "ok");

    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** The clients would rather use SHA-512; so it is not offered, and neither is anything without the binding. */
    private static final String CONFIGURATION = """
            'default-virtual-host' = '%s'
            'sess-man' () {
              'sasl-provider' () {
                'mechanism-selector' () {
                  'allowed-mechanisms' = [ '%s' ]
                }
              }
            }
            """.formatted(OwnServer.DOMAIN, MECHANISM);

    @BeforeAll
    static void theClientsAreThere() {
        Program.need(Program.of("profanity", "--version").works(), "profanity");
        Program.need(Program.of("go-sendxmpp", "--version").works(), "go-sendxmpp");
    }

    @Test
    void theyConverseOnTheEmbeddedDatabase() {
        try (OwnServer server = OwnServer.start("stock-clients-h2", CONFIGURATION)) {
            theyConverseAndMeet(server);
        }
    }

    @Test
    void theyConverseOnPostgres() {
        try (OwnPostgres postgres = OwnPostgres.start();
                OwnServer server = OwnServer.start("stock-clients-postgres", CONFIGURATION, postgres.environment())) {
            theyConverseAndMeet(server);
        }
    }

    private static void theyConverseAndMeet(OwnServer server) {
        for (String user : List.of("romeo", "juliet")) {
            try (TestClient client = server.connect()) {
                client.openStream();
                client.secure();
                client.register(user, "password-" + user);
            }
        }
        String port = Integer.toString(server.port(5222));
        assertThat(Program.script("stock_clients.py", "pty", "127.0.0.1", port, OwnServer.DOMAIN)
                        .run(LONGEST)
                        .succeeded())
                .containsExactly(MECHANISM, TOKEN, MECHANISM, "ok");
        assertThat(Program.script("room_visit.py", "pty", "127.0.0.1", port, OwnServer.DOMAIN)
                        .run(LONGEST)
                        .succeeded())
                .containsExactlyElementsOf(VISIT);
    }
}

package im.parley.test.web;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.Incoming;
import im.parley.test.client.TestClient;
import im.parley.test.container.OwnServer;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * An administrator restarts the server and shuts it down (XEP-0133 sections 4.30 and 4.31) by REST: all kinds of streams are
 * told, what waits for somebody waits on, and the process is the same afterwards, or ends with status 0.
 */
class RestartIT {
    private static final String PASSWORD = "a secret of Verona";
    private static final String CONFIGURATION = """
            'default-virtual-host' = '%s'
            admins = [ 'prince@%s' ]
            """.formatted(OwnServer.DOMAIN, OwnServer.DOMAIN);
    private static final Map<String, String> ADMIN = Map.of("PARLEY_ADMIN_PASSWORD", PASSWORD);
    private static final String BIND = "<iq xmlns='jabber:client' type='set' id='b'>"
            + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>";
    private static final String NS = " xmlns='http://jabber.org/protocol/httpbind'/>";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theServerComesAgainAndThenItDoesNot() {
        try (OwnServer server = OwnServer.start("restart", CONFIGURATION, ADMIN); http) {
            for (String person : new String[] {"romeo", "juliet", "nurse"}) {
                try (TestClient newcomer = opened(server)) {
                    newcomer.register(person, PASSWORD);
                }
            }
            long process = server.process().pid();
            allAreTold(server);
            server.process().awaitReady(2);
            assertThat(server.process().pid()).isEqualTo(process);
            whatWaitedComes(server);
            plan(server, "shutdown", "");
            assertThat(server.process().awaitExit()).isZero();
        }
    }

    private void allAreTold(OwnServer server) {
        try (TestClient prince = loggedIn(server, "prince");
                TestClient romeo = loggedIn(server, "romeo");
                Frames frames = framed(server)) {
            CompletableFuture<String> held = held(server);
            prince.send("<message to='juliet@" + OwnServer.DOMAIN + "' type='chat'><body>come at nine</body></message>");
            prince.send("<iq type='get' id='p'><ping xmlns='urn:xmpp:ping'/></iq>");
            assertThat(prince.element().attribute("id")).contains("p");
            plan(server, "restart", "Back in a minute.");

            assertThat(romeo.element().toString()).contains("Back in a minute.");
            assertThat(frames.next()).contains("Back in a minute.");
            endsWithTheServer(romeo);
            assertThat(frames.next()).startsWith("<stream:error ").contains("<system-shutdown ");
            assertThat(frames.next()).isEqualTo(Frames.CLOSE);
            assertThat(frames.next()).isEqualTo("closed 1001");
            assertThat(held.join()).contains("type='terminate'", "system-shutdown");
        }
    }

    private static void endsWithTheServer(TestClient client) {
        Optional<Incoming> last = client.next();
        assertThat(last).containsInstanceOf(Incoming.Received.class);
        assertThat(StreamError.from(((Incoming.Received) last.orElseThrow()).element()).condition())
                .isEqualTo(Condition.SYSTEM_SHUTDOWN);
        assertThat(client.next()).containsInstanceOf(Incoming.Closed.class);
        assertThat(client.next()).containsInstanceOf(Incoming.Ended.class);
    }

    private static void whatWaitedComes(OwnServer server) {
        try (TestClient juliet = loggedIn(server, "juliet")) {
            assertThat(juliet.element().toString()).contains("come at nine");
        }
    }

    private static TestClient opened(OwnServer server) {
        TestClient client = server.connect();
        client.openStream();
        client.secure();
        return client;
    }

    /** Somebody who is available. */
    private static TestClient loggedIn(OwnServer server, String user) {
        TestClient client = opened(server);
        client.logIn(user, PASSWORD);
        client.bind("here");
        client.send("<presence/>");
        assertThat(client.element().name().local()).isEqualTo("presence"); // his own
        return client;
    }

    /** The nurse, over WebSocket. */
    private static Frames framed(OwnServer server) {
        Frames frames = new Frames(URI.create("ws://127.0.0.1:" + server.port(8080) + "/ws"));
        String open = Frames.OPEN.replace("'localhost'", "'" + OwnServer.DOMAIN + "'");
        String both = "\0nurse\0" + PASSWORD;
        frames.send(open);
        frames.next();
        frames.next();
        frames.send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>"
                + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)) + "</auth>");
        assertThat(frames.next()).startsWith("<success ");
        frames.send(open);
        frames.next();
        frames.next();
        frames.send(BIND);
        assertThat(frames.next()).contains("type='result'");
        frames.send("<presence xmlns='jabber:client'/>");
        assertThat(frames.next()).startsWith("<presence "); // her own
        return frames;
    }

    /** A request of BOSH that waits. */
    private CompletableFuture<String> held(OwnServer server) {
        String begun = post(server, "<body rid='100' ver='1.11' wait='30' to='" + OwnServer.DOMAIN + "'" + NS).join();
        String sid = Bodies.sid(begun);
        return post(server, "<body rid='101' sid='" + sid + "'" + NS);
    }

    private CompletableFuture<String> post(OwnServer server, String body) {
        return http.sendAsync(
                        request(server, "/bosh").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    }

    private static HttpRequest.Builder request(OwnServer server, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port(8080) + path))
                .timeout(Duration.ofMinutes(1));
    }

    private void plan(OwnServer server, String what, String announcement) {
        String both = "prince@" + OwnServer.DOMAIN + ":" + PASSWORD;
        HttpRequest request = request(server, "/api/v1/server/" + what)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"delay\": 0, \"announcement\": \"" + announcement + "\"}"))
                .build();
        HttpResponse<String> answer = http.sendAsync(request, BodyHandlers.ofString()).join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
}

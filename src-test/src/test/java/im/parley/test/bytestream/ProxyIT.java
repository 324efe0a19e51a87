package im.parley.test.bytestream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import im.parley.test.client.TestClient;
import im.parley.test.container.OwnServer;
import im.parley.test.program.Program;
import im.parley.wire.xml.Element;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The proxy of a server whose users are limited: slixmpp, limits over REST, floods. */
class ProxyIT {
    private static final long MB = 1024 * 1024;
    private static final String NS = "http://jabber.org/protocol/bytestreams";
    private static final String PASSWORD = "secret";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static OwnServer server;
    private static HttpClient http;

    private int transfers;

    @BeforeAll
    static void start() {
        server = OwnServer.start("proxy", """
                default-virtual-host = 'parley.test'
                admins = [ 'warden@parley.test' ]
                proxy {
                    'remote-addresses' = '127.0.0.1'
                    'max-connections-per-ip' = 0
                    connections () { 1080 () { ifc = '127.0.0.1' } }
                    verifier (class: tigase.socks5.verifiers.LimitsVerifier) {
                        'transfer-update-quantization' = 65536
                        'default-file-limit' = 0
                    }
                }
                """, Map.of("PARLEY_ADMIN_PASSWORD", PASSWORD));
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        server.close();
    }

    private static InetSocketAddress proxy() {
        return server.address(1080);
    }

    /** Somebody new, or somebody known, with the resource {@code r}. */
    private static TestClient user(String name) {
        try (TestClient client = server.connect()) {
            client.openStream();
            client.secure();
            client.register(name, PASSWORD);
        }
        TestClient client = server.connect();
        client.openStream();
        client.secure();
        client.logIn(name, PASSWORD);
        client.bind("r");
        return client;
    }

    private static JsonNode rest(String method, String path, String body) throws Exception {
        String key = Base64.getEncoder().encodeToString(("warden@parley.test:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port(8080) + "/api/v1/proxy/" + path))
                        .header("Authorization", "Basic " + key)
                        .header("Content-Type", "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        return JSON.readTree(answer.body());
    }

    /** Sends much; returns how much of it the other one got. */
    private long transfer(TestClient requester, String name, long bytes) {
        String sid = "s" + transfers++;
        String target = "juliet@parley.test/r";
        String address = Socks.address(sid, name + "@parley.test/r", target);
        try (Socks receiving = Socks.connect(proxy(), address);
                Socks sending = Socks.connect(proxy(), address)) {
            Element answer = activate(requester, sid, target);
            assertThat(answer.attribute("type")).as(answer.toString()).contains("result");
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sending.send(new byte[(int) bytes]));
            long got = receiving.drain();
            sent.join();
            return got;
        }
    }

    private static Element activate(TestClient requester, String sid, String target) {
        requester.send("<iq type='set' id='a' to='proxy.parley.test'><query xmlns='" + NS + "' sid='" + sid + "'><activate>"
                + target + "</activate></query></iq>");
        return requester.element();
    }

    @Test
    void slixmppSendsAFileAndGetsOne() {
        List<String> said = Program.script(
                        "proxy_transfer.py",
                        "slixmpp.clientxmpp",
                        "127.0.0.1",
                        Integer.toString(server.port(5222)),
                        "parley.test",
                        Long.toString(System.nanoTime(), Character.MAX_RADIX),
                        "8")
                .run(Duration.ofMinutes(2))
                .succeeded();
        assertThat(said.getLast()).isEqualTo("ok " + 8 * MB);
    }

    /** It discovers the proxy, connects to it, activates, and sends at once when it has the answer. */
    @Test
    @Timeout(90)
    void smackSendsAsManyBytesAsTheOtherGets() throws Exception {
        user("paris").close();
        user("rosaline").close();
        try (SmackPeer paris = new SmackPeer(server.address(), "paris", PASSWORD);
                SmackPeer rosaline = new SmackPeer(server.address(), "rosaline", PASSWORD)) {
            CompletableFuture<Long> got = rosaline.next();
            paris.send(rosaline.address(), (int) (3 * MB));
            assertThat(got.get(30, TimeUnit.SECONDS)).isEqualTo(3 * MB);
        }
        List<String> listed = List.of();
        while (listed.isEmpty()) { // it is written down a moment after its end
            listed = rest("GET", "transfers?requester=paris@parley.test", "").get("items").findValuesAsText("bytes");
        }
        assertThat(listed).containsExactly(Long.toString(3 * MB));
    }

    @Test
    void aLimitHoldsWhateverIsSentAndIsRaisedAtRunTime() throws Exception {
        try (TestClient romeo = user("romeo")) {
            assertThat(transfer(romeo, "romeo", 1000)).isEqualTo(1000);
            JsonNode own = rest("PUT", "limits/users/romeo@parley.test", "{\"user\":5}");
            assertThat(own.get("effective").get("user").asInt()).isEqualTo(5);
            assertThat(transfer(romeo, "romeo", 20 * MB)).isEqualTo(5 * MB - 1000);

            romeo.send("<iq type='get' id='w' to='proxy.parley.test'><query xmlns='" + NS + "'/></iq>");
            assertThat(romeo.element().toString()).contains("forbidden");

            rest("PUT", "limits/users/romeo@parley.test", "{\"user\":8,\"file\":2}");
            assertThat(transfer(romeo, "romeo", 20 * MB)).isEqualTo(2 * MB);
            rest("PUT", "limits/users/romeo@parley.test", "{\"user\":-1}");
            assertThat(activate(romeo, "x", "juliet@parley.test/r").toString()).contains("item-not-found");
            romeo.send("<iq type='get' id='w' to='proxy.parley.test'><query xmlns='" + NS + "'/></iq>");
            assertThat(romeo.element().toString()).contains("forbidden");
            rest("DELETE", "limits/users/romeo@parley.test", "");
            assertThat(transfer(romeo, "romeo", 3 * MB)).isEqualTo(3 * MB);

            JsonNode listed = rest("GET", "transfers?requester=romeo@parley.test", "").get("items");
            assertThat(listed.findValuesAsText("bytes")).contains("1000", Long.toString(2 * MB), Long.toString(5 * MB - 1000));
            JsonNode use = rest("GET", "use/users/romeo@parley.test?month=" + YearMonth.now(ZoneOffset.UTC), "");
            assertThat(use.get("bytes").asLong()).isBetween(7 * MB, 10 * MB);
            assertThat(rest("GET", "limits?domain=parley.test", "").findValuesAsText("name")).contains("romeo@parley.test");
        }
    }

    @Test
    void aStrangerActivatesNothing() {
        try (TestClient benvolio = user("benvolio");
                TestClient tybalt = user("tybalt")) {
            String target = "juliet@parley.test/r";
            String address = Socks.address("sid", "benvolio@parley.test/r", target);
            try (Socks one = Socks.connect(proxy(), address);
                    Socks other = Socks.connect(proxy(), address)) {
                assertThat(activate(tybalt, "sid", target).toString()).contains("item-not-found");
                assertThat(activate(benvolio, "sid", target).attribute("type")).contains("result");
                other.send(new byte[] {1});
                one.send(new byte[] {2, 3});
                assertThat(one.drain()).isEqualTo(1);
                assertThat(other.drain()).isEqualTo(2);
            }
        }
    }

    @Test
    void tenThousandHalfOpenConnectionsKeepNobodyOut() throws Exception {
        List<SocketChannel> flood = new ArrayList<>();
        try (TestClient mercutio = user("mercutio")) {
            for (int i = 0; i < 10_000; i++) {
                flood.add(SocketChannel.open(proxy()));
            }
            assertThat(transfer(mercutio, "mercutio", MB)).isEqualTo(MB);
        } finally {
            for (SocketChannel one : flood) {
                one.close();
            }
        }
    }
}

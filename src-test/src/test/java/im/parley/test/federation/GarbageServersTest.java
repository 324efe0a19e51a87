package im.parley.test.federation;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.certs.PeerTrust;
import im.parley.test.client.Incoming;
import im.parley.test.client.TcpWire;
import im.parley.test.client.TestClient;
import im.parley.test.server.Certificates;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.xml.Element;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that send what is no stream, or too much of one. */
@Timeout(120)
class GarbageServersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String VERONA = "verona.example";
    private static final String MESSAGE = "<message from='juliet@verona.example' to='romeo@parley.example'>";

    private final Certificates authority = new Certificates();
    private final TlsIdentity theirs = authority.small(VERONA);
    private final DnsServer dns = new DnsServer();
    private final List<FakeServer> servers = new ArrayList<>();
    private final Parley parley = Parley.start(
            dns,
            authority.small(Parley.DOMAIN),
            PeerTrust.of(List.of(authority.root()), List.of(), Clock.systemUTC()),
            """
            retry-time = 0
            max-stanza-bytes = 20000
            max-stanza-bytes-before-auth = 10000
            """);

    @AfterEach
    void close() {
        servers.forEach(FakeServer::close);
        parley.close();
        dns.close();
    }

    private Prober authenticated() {
        return new Prober(parley, theirs, VERONA);
    }

    private void endsWith(String garbage, String condition) {
        try (Prober peer = authenticated()) {
            peer.send(garbage);
            peer.ends(condition);
        }
    }

    /** RFC 6120 section 4.9.3. */
    @ParameterizedTest
    @CsvSource({
        "<message></presence>, not-well-formed",
        "<!DOCTYPE x [<!ENTITY e 'x'>]>, not-well-formed",
        "<!-- a comment -->, restricted-xml",
        "<?php echo 1 ?>, restricted-xml",
        "&e;, bad-format",
        "just text, bad-format",
        "<surprise xmlns='urn:example:surprise'/>, unsupported-stanza-type",
        "<stream:stream/>, unsupported-stanza-type",
    })
    void whatIsNoStream(String garbage, String condition) {
        endsWith(garbage + " ", condition);
    }

    @Test
    void bytesThatAreNoText() {
        endsWith(MESSAGE + "<body>\u0000\u0001</body></message>", "not-well-formed");
    }

    @Test
    void aStanzaThatIsTooLarge() {
        endsWith(MESSAGE + "<body>" + "x".repeat(30_000) + "</body></message>", "policy-violation");
    }

    /** Before anybody has proven anything, less is taken. */
    @Test
    void aHeaderThatDoesNotEnd() {
        try (TestClient peer =
                new TestClient(TcpWire.connect(parley.address(), Parley.DOMAIN), Parley.DOMAIN, PATIENCE)) {
            peer.send("<?xml version='1.0'?><stream:stream xmlns='jabber:server' from='" + "x".repeat(20_000));
            assertThat(peer.next()).get().isInstanceOf(Incoming.Opened.class);
            assertThat(peer.element().first().orElseThrow().name().local()).isEqualTo("policy-violation");
        }
    }

    @Test
    void elementsWithinElements() {
        endsWith(MESSAGE + "<a>".repeat(1000), "policy-violation");
    }

    /** Whoever was called and answers with rubbish: the sender is told, and asked for no more patience than for one that is away. */
    @Test
    void calledServersThatAnswerWithGarbage() {
        List<FakeServer.Conduct> conducts = List.of(
                line -> line.send("SSH-2.0-OpenSSH_10.0\r\n"),
                line -> line.send("HTTP/1.1 400 Bad Request\r\n\r\n"),
                line -> line.send("<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
                        + " xmlns:stream='http://etherx.jabber.org/streams' id='1' version='1.0'>"),
                line -> {
                    FakeServer.header(line);
                    line.send("<stream:features>" + "<x/>".repeat(10_000));
                    line.listen();
                },
                line -> {
                    FakeServer.header(line);
                    line.send("<message from='x@g4.example' to='romeo@parley.example'><body>too early</body></message>");
                    line.listen();
                },
                line -> {
                    FakeServer.open(line, "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
                    line.await("<starttls[^>]*>");
                    line.send("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/><stream:features/>");
                    line.listen();
                },
                line -> {
                    FakeServer.header(line);
                    line.send("<stream:error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>"
                            + "</stream:error></stream:stream>");
                });
        TestClient romeo = parley.join("romeo");
        for (int i = 0; i < conducts.size(); i++) {
            servers.add(new FakeServer(dns, "g" + i + ".example", conducts.get(i)));
            romeo.send("<message to='x@g" + i + ".example'><body>hello</body></message>");
            Element error = Conversation.expect(
                    romeo, "an error from " + i, element -> element.name().local().equals("message"));
            assertThat(error.attribute("type")).as("g" + i).contains("error");
            assertThat(error.toString()).contains("remote-server-timeout").contains("x@g" + i);
        }
    }

    /** The next stanza makes a new stream. */
    @Test
    void afterGarbageTheyTalkAgain() {
        List<String> heard = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> both = new CompletableFuture<>();
        servers.add(new FakeServer(dns, VERONA, line -> {
            FakeServer.believe(line, theirs, "");
            heard.add(line.await("<body>([a-z]*)</body>").group(1));
            if (first.complete(null)) {
                line.send("<this><is></no></stream>");
            } else {
                both.complete(null);
            }
            line.listen();
        }));
        TestClient romeo = parley.join("romeo");
        romeo.send("<message to='x@verona.example'><body>one</body></message>");
        first.join();
        while (!both.isDone()) {
            romeo.send("<message to='x@verona.example'><body>two</body></message>");
            romeo.send("<iq type='get' id='p' to='parley.example'><ping xmlns='urn:xmpp:ping'/></iq>");
            Conversation.expect(romeo, "the pong", element -> element.attribute("id", "").equals("p"));
        }
        assertThat(heard).containsExactly("one", "two");
    }
}

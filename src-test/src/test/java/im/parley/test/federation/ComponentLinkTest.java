package im.parley.test.federation;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.admin.ComponentView;
import im.parley.server.certs.PeerTrust;
import im.parley.test.client.TestClient;
import im.parley.test.server.Certificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** XEP-0114 with {@code jabber:component:connect}: this server connects to a component that waits for it. */
@Timeout(120)
class ComponentLinkTest {
    private static final String GATE = "gate.parley.example";

    private final DnsServer dns = new DnsServer();
    private final Certificates authority = new Certificates();
    private final AtomicInteger calls = new AtomicInteger();
    private final CompletableFuture<Void> mayComeBack = new CompletableFuture<>();
    private volatile String secret = "secret";
    private FakeServer gate;
    private Parley parley;

    @BeforeEach
    void open() {
        gate = new FakeServer(dns, GATE, this::serve);
        parley = Parley.start(
                dns,
                authority.small(Parley.DOMAIN),
                PeerTrust.of(List.of(), List.of(), Clock.systemUTC()),
                "",
                "items = [ '" + GATE + ":secret:connect:" + gate.port() + ":127.0.0.1:connect' ]");
    }

    @AfterEach
    void close() {
        gate.close();
        parley.close();
        dns.close();
    }

    /** Says everything back, and goes when it is told to. */
    private void serve(Line line) throws IOException {
        line.await("<stream:stream[^>]*xmlns=['\"]jabber:component:connect['\"][^>]*>");
        if (calls.incrementAndGet() == 2) {
            mayComeBack.join();
        }
        String id = "i" + System.nanoTime();
        line.send("<?xml version='1.0'?><stream:stream xmlns='jabber:component:connect'"
                + " xmlns:stream='http://etherx.jabber.org/streams' to='" + GATE + "' id='" + id + "'>");
        if (!line.await("<handshake[^>]*>([^<]*)</handshake>").group(1).equals(digest(id + secret))) {
            line.send("<stream:error><not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>"
                    + "</stream:stream>");
            return;
        }
        line.send("<handshake/>");
        while (true) {
            String said = line.await("<body>([a-z]*)</body>").group(1);
            if (said.equals("bye")) {
                return;
            }
            line.send("<message type='chat' from='bot@" + GATE + "' to='romeo@parley.example'><body>" + said
                    + "</body></message>");
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(TestClient client, String what) {
        client.send("<message type='chat' to='bot@" + GATE + "'><body>" + what + "</body></message>");
    }

    private static void hear(TestClient client, String what) {
        Conversation.expect(client, what, element -> element.toString().contains("<body>" + what + "</body>")
                && element.attribute("type", "").equals("chat"));
    }

    private static boolean connected(ComponentView component) {
        return !component.connections().isEmpty();
    }

    @Test
    void itServesItsDomainAndIsCalledAgainWhenItWasAway() {
        TestClient romeo = parley.join("romeo");
        romeo.send("<presence/>");
        parley.await(GATE, ComponentLinkTest::connected);
        say(romeo, "one");
        hear(romeo, "one");
        say(romeo, "bye");
        parley.await(GATE, component -> !connected(component));
        // What cannot be given to it now goes back to its sender.
        say(romeo, "lost");
        Conversation.expect(romeo, "the error", element -> element.attribute("type", "").equals("error")
                && element.toString().contains("lost")
                && element.toString().contains("service-unavailable"));
        mayComeBack.complete(null);
        assertThat(parley.await(GATE, ComponentLinkTest::connected).troubles()).isEmpty();
        say(romeo, "two");
        hear(romeo, "two");
    }

    @Test
    void aWrongSecretIsSeenAndMended() {
        mayComeBack.complete(null);
        parley.await(GATE, ComponentLinkTest::connected);
        secret = "another";
        TestClient romeo = parley.join("romeo");
        say(romeo, "bye");
        assertThat(parley.await(GATE, component -> component.troubles().toString().contains("not-authorized")).connections())
                .isEmpty();
        secret = "secret";
        assertThat(parley.await(GATE, ComponentLinkTest::connected).troubles()).isEmpty();
    }
}

package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.Incoming;
import im.parley.test.client.TestClient;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Connection;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What other servers may try. */
class StrangeServersTest {
    private static final String PLAIN = "s2s () { tls-required = false }";
    private static final String DB = "jabber:server:dialback";
    private static final String HERE = "parley.test";
    private static final String VERONA = "verona.test";

    private final LocalInternet internet = new LocalInternet();
    private TestServer server = TestServer.here(PLAIN, internet);
    private TestServer other = TestServer.elsewhere(PLAIN, internet);

    @AfterEach
    void close() {
        server.close();
        other.close();
    }

    private TestClient connect() {
        return new TestClient(
                LocalConnection.open(server.serverListeners().getFirst(), server::acceptServer), HERE, Duration.ofSeconds(5));
    }

    private static void open(TestClient peer, String from, String to, String content) {
        peer.send("<?xml version='1.0'?><stream:stream xmlns='" + content + "' xmlns:db='" + DB
                + "' xmlns:stream='http://etherx.jabber.org/streams' version='1.0' from='" + from + "' to='" + to + "'>");
        assertThat(peer.next()).get().isInstanceOf(Incoming.Opened.class);
    }

    private TestClient opened(String from) {
        TestClient peer = connect();
        open(peer, from, HERE, "jabber:server");
        assertThat(peer.element().name().local()).isEqualTo("features");
        return peer;
    }

    private TestClient believed() {
        internet.serve(VERONA, Agreeable::new);
        TestClient peer = opened(VERONA);
        claim(peer, VERONA, HERE, "whatever");
        assertThat(peer.element().attribute("type")).contains("valid");
        return peer;
    }

    private static void claim(TestClient peer, String from, String to, String key) {
        peer.send("<db:result from='" + from + "' to='" + to + "'>" + key + "</db:result>");
    }

    private static void endsWith(TestClient peer, String condition) {
        assertThat(peer.element().first().orElseThrow().name().local()).isEqualTo(condition);
        assertThat(peer.next()).get().isInstanceOf(Incoming.Closed.class);
    }

    private static String condition(Element answer) {
        assertThat(answer.attribute("type")).contains("error");
        return answer.first().flatMap(Element::first).orElseThrow().name().local();
    }

    @Test
    void aDomainThatIsNotHere() {
        TestClient peer = connect();
        open(peer, VERONA, "nobody.test", "jabber:server");
        endsWith(peer, "host-unknown");
    }

    @Test
    void aClient() {
        TestClient peer = connect();
        open(peer, VERONA, HERE, "jabber:client");
        endsWith(peer, "invalid-namespace");
    }

    @Test
    void ourOwnDomain() {
        TestClient peer = connect();
        open(peer, "capulet.test", HERE, "jabber:server");
        endsWith(peer, "invalid-from");
    }

    /** RFC 6120 section 4.9.3.12. */
    @Test
    void stanzasBeforeAnythingIsProven() {
        TestClient peer = opened(VERONA);
        peer.send("<message from='a@verona.test' to='b@parley.test'><body>x</body></message>");
        endsWith(peer, "not-authorized");
    }

    /** XEP-0220 section 2.5. */
    @Test
    void dialbackWithoutTlsWhereThatIsRequired() {
        server.close();
        server = TestServer.here("", internet);
        TestClient peer = opened(VERONA);
        claim(peer, VERONA, HERE, "key");
        assertThat(condition(peer.element())).isEqualTo("policy-violation");
    }

    @Test
    void aWrongKey() {
        TestClient peer = opened(TestServer.ELSEWHERE);
        claim(peer, TestServer.ELSEWHERE, HERE, "00ff");
        assertThat(peer.element().attribute("type")).contains("invalid");
        endsWith(peer, "invalid-from");
    }

    @Test
    void aDomainWithoutAServer() {
        TestClient peer = opened("mantua.example");
        claim(peer, "mantua.example", HERE, "key");
        assertThat(condition(peer.element())).isEqualTo("remote-server-not-found");
    }

    /** XEP-0220 section 2.2.1: no stream error, for other pairs may be in use. */
    @Test
    void aKeyForADomainThatIsNotHere() {
        TestClient peer = opened(VERONA);
        claim(peer, VERONA, "nobody.test", "key");
        assertThat(condition(peer.element())).isEqualTo("item-not-found");
        claim(peer, "capulet.test", HERE, "key");
        assertThat(condition(peer.element())).isEqualTo("not-acceptable");
    }

    /** XEP-0220 section 3.1. */
    @Test
    void answersThatNobodyAskedForAreDropped() {
        TestClient peer = opened(VERONA);
        peer.send("<db:result from='verona.test' to='parley.test' type='valid'/>"
                + "<db:verify from='verona.test' to='parley.test' id='1' type='valid'/>"
                + "<message from='a@verona.test' to='b@parley.test'><body>x</body></message>");
        endsWith(peer, "not-authorized");
    }

    @Test
    void theAuthoritativeServerKnowsItsKeys() {
        TestClient peer = opened(VERONA);
        peer.send("<db:verify from='verona.test' to='parley.test' id='1'>0123</db:verify>");
        Element answer = peer.element();
        assertThat(answer.attribute("type")).contains("invalid");
        assertThat(answer.attribute("id")).contains("1");
        peer.send("<db:verify from='verona.test' to='nobody.test' id='1'>0123</db:verify>");
        assertThat(condition(peer.element())).isEqualTo("item-not-found");
    }

    @Test
    void somebodyElsesDomain() {
        TestClient peer = believed();
        peer.send("<message from='a@mantua.example' to='b@parley.test'><body>x</body></message>");
        endsWith(peer, "invalid-from");
    }

    @Test
    void aStanzaForSomewhereElse() {
        TestClient peer = believed();
        peer.send("<message from='a@verona.test' to='b@nobody.test'><body>x</body></message>");
        endsWith(peer, "host-unknown");
    }

    @Test
    void aStanzaWithoutAnAddress() {
        TestClient peer = believed();
        peer.send("<message from='a@verona.test'><body>x</body></message>");
        endsWith(peer, "improper-addressing");
    }

    /** XEP-0198: only what is proven can count. */
    @Test
    void acknowledgementsComeAfterProof() {
        TestClient peer = opened(VERONA);
        peer.send("<enable xmlns='urn:xmpp:sm:3'/>");
        assertThat(peer.element().name().local()).isEqualTo("failed");
        internet.serve(VERONA, Agreeable::new);
        claim(peer, VERONA, HERE, "whatever");
        assertThat(peer.element().attribute("type")).contains("valid");
        peer.send("<enable xmlns='urn:xmpp:sm:3'/><message from='a@verona.test' to='b@parley.test' type='error'/>"
                + "<r xmlns='urn:xmpp:sm:3'/>");
        assertThat(peer.element().name().local()).isEqualTo("enabled");
        assertThat(peer.element().attribute("h")).contains("1");
    }

    @Test
    void aBlockedDomain() {
        server.close();
        server = TestServer.here("s2s () { tls-required = false\nblocked-domains = [ '*.test' ] }", internet);
        TestClient peer = connect();
        open(peer, VERONA, HERE, "jabber:server");
        endsWith(peer, "policy-violation");
    }

    /** Whoever only says that he is somebody keeps nobody else out. */
    @Test
    void aCrowdOfThoseWhoNameADomain() {
        server.close();
        server = TestServer.here("s2s () { tls-required = false\nmax-connections-per-domain = 2 }", internet);
        for (int i = 0; i < 10; i++) {
            opened(VERONA);
        }
        believed();
        believed();
        TestClient peer = connect();
        open(peer, VERONA, HERE, "jabber:server");
        endsWith(peer, "resource-constraint");
    }

    /** XEP-0220 section 2.5. */
    @Test
    void anAuthoritativeServerThatDoesNotAnswer() {
        server.close();
        server = TestServer.here("s2s () { tls-required = false\nacknowledge-timeout = 1 }", internet);
        internet.serve(VERONA, connection -> new Agreeable(connection, false));
        TestClient peer = opened(VERONA);
        claim(peer, VERONA, HERE, "whatever");
        assertThat(condition(peer.element())).isEqualTo("remote-server-timeout");
    }

    /** Names that strangers make this server look for do not use up the places of those whom somebody writes to. */
    @Test
    void aFloodOfNames() {
        server.close();
        server = TestServer.here("s2s () { tls-required = false\nmax-domain-pairs = 100 }", internet);
        TestClient peer = opened(VERONA);
        for (int i = 0; i < 150; i++) {
            claim(peer, "d" + i + ".example", HERE, "key");
            assertThat(condition(peer.element())).isEqualTo("remote-server-not-found");
        }
        believed();
    }

    /** A server that says of every key that it is its own, and takes everything else without a word. */
    private static final class Agreeable implements StreamHandler {
        private static final Name VERIFY = Name.of(DB, "verify");
        private final Connection connection;
        private final boolean answering;

        Agreeable(Connection connection) {
            this(connection, true);
        }

        Agreeable(Connection connection, boolean answering) {
            this.connection = connection;
            this.answering = answering;
        }

        @Override
        public void received(List<FirstLevel> batch) {
            batch.forEach(this::received);
        }

        private void received(FirstLevel item) {
            if (item instanceof FirstLevel.Open open) {
                connection.send(new FirstLevel.Open(new StreamHeader(
                        StreamHeader.Kind.SERVER, open.header().to(), Optional.of(Jid.of(HERE)), "7", "1.0", "en")));
                connection.send(new FirstLevel.Nonza(
                        Element.of(Name.of("http://etherx.jabber.org/streams", "features"))));
            } else if (item instanceof FirstLevel.Nonza nonza && nonza.element().is(VERIFY) && answering) {
                connection.send(new FirstLevel.Nonza(Element.build(VERIFY)
                        .attribute("from", nonza.element().attribute("to", ""))
                        .attribute("to", nonza.element().attribute("from", ""))
                        .attribute("id", nonza.element().attribute("id", ""))
                        .attribute("type", "valid")
                        .build()));
            }
        }

        @Override
        public void closed(CloseReason why) {}
    }
}

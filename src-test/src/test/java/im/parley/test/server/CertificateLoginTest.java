package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.certs.ClientAuthorities;
import im.parley.test.client.Incoming;
import im.parley.test.client.TcpWire;
import im.parley.test.client.TestClient;
import im.parley.test.server.Certificates.Wish;
import im.parley.transport.listen.EventLoops;
import im.parley.transport.listen.Transport;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Connection;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamAcceptor;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.xml.Element;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** XEP-0178 section 2 and RFC 6120 section 6.3.4, over real TLS: who has a certificate logs in by it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateLoginTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";
    private static final String CONFIGURATION = "c2s () { 'client-trust-manager-factory' () { clientCertCA = 'unused' } }";

    private final Certificates authority = new Certificates();
    private final TlsIdentity shown = new Certificates().issue(Wish.of().purpose(KeyPurposeId.id_kp_serverAuth));
    private final EventLoops loops = EventLoops.startPortable(1);
    private final TestServer server = server(false);
    private final TestServer strict = server(true);
    private final Transport transport = Transport.start(acceptor(server), loops);
    private final Transport strictTransport = Transport.start(acceptor(strict), loops);
    private TestClient client = connect(transport);

    private TestServer server(boolean required) {
        ClientAuthorities authorities =
                ClientAuthorities.of(List.of(authority.root()), required, Clock.systemUTC());
        return new TestServer(CONFIGURATION, authorities, shown);
    }

    private StreamAcceptor acceptor(TestServer accepting) {
        return new StreamAcceptor() {
            @Override
            public List<ListenerOptions> listeners() {
                ListenerOptions set = accepting.listener();
                return List.of(new ListenerOptions(
                        set.name(), List.of("127.0.0.1"), 0, false, false, set.before(), set.after(), set.timeouts(),
                        set.rates(), set.clientCertificates(), set.tlsRequired(), set.tls()));
            }

            @Override
            public void listening(List<InetSocketAddress> bound) {}

            @Override
            public void refused(ListenerOptions listener, String why) {
                throw new AssertionError(why);
            }

            @Override
            public StreamHandler accept(Connection connection) {
                return accepting.accept(connection);
            }

            @Override
            public TlsIdentity identity(String serverName) {
                return shown;
            }
        };
    }

    @BeforeAll
    void accounts() {
        server.register(Jid.of("romeo@parley.test"), "wherefore");
        server.register(Jid.of("juliet@parley.test"), "balcony");
        strict.register(Jid.of("romeo@parley.test"), "wherefore");
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @AfterAll
    void stop() {
        transport.stop();
        strictTransport.stop();
        loops.stop();
        server.close();
        strict.close();
    }

    private static TestClient connect(Transport to, KeyManager... keys) {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), to.bound().getFirst().getPort());
        TestClient client = new TestClient(TcpWire.connect(address, "parley.test", keys), "parley.test", PATIENCE);
        client.openStream();
        return client;
    }

    private void secured(Wish wish) {
        client = connect(transport, Certificates.shown(authority.issue(wish)));
        client.secure();
    }

    private String offered() {
        return client.features().toString();
    }

    /** EXTERNAL with an authorization identity, or with none. */
    private String logIn(String authorization) {
        String data = authorization.isEmpty()
                ? "="
                : Base64.getEncoder().encodeToString(authorization.getBytes(StandardCharsets.UTF_8));
        client.send("<auth " + SASL + " mechanism='EXTERNAL'>" + data + "</auth>");
        Element answer = client.element();
        return answer.name().local().equals("success")
                ? "success"
                : answer.first().orElseThrow().name().local();
    }

    private String bound() {
        client.openStream();
        return client.bind("orchard");
    }

    @Test
    void theAddressInTheCertificateIsTheAccount() {
        secured(Wish.xmpp("romeo@parley.test"));
        assertThat(offered()).contains("<mechanism>EXTERNAL</mechanism>");
        assertThat(logIn("")).isEqualTo("success");
        assertThat(bound()).isEqualTo("romeo@parley.test/orchard");
    }

    @Test
    void theWholeAddressMayBeAskedFor() {
        secured(Wish.xmpp("romeo@parley.test"));
        assertThat(logIn("romeo@parley.test")).isEqualTo("success");
    }

    @Test
    void anotherAddressMayNot() {
        secured(Wish.xmpp("romeo@parley.test"));
        assertThat(logIn("juliet@parley.test")).isEqualTo("invalid-authzid");
    }

    /** "If no authorization identity is included, then the server SHOULD return invalid-authzid". */
    @Test
    void whoHasTwoAddressesMustSayWhichOne() {
        secured(Wish.xmpp("romeo@parley.test", "juliet@parley.test"));
        assertThat(logIn("")).isEqualTo("invalid-authzid");
        assertThat(logIn("juliet@parley.test")).isEqualTo("success");
        assertThat(bound()).isEqualTo("juliet@parley.test/orchard");
    }

    @Test
    void withoutAnXmppAddressTheMailAddressOrTheCommonNameCounts() {
        secured(Wish.of(new GeneralName(GeneralName.rfc822Name, "romeo@parley.test")).called("CN=juliet@parley.test"));
        assertThat(logIn("")).isEqualTo("success");
        assertThat(bound()).startsWith("romeo@");
        client.close();
        secured(Wish.of().called("CN=juliet@parley.test"));
        assertThat(logIn("")).isEqualTo("success");
        assertThat(bound()).startsWith("juliet@");
    }

    @Test
    void inSasl2Too() {
        secured(Wish.xmpp("romeo@parley.test"));
        client.send("<authenticate xmlns='urn:xmpp:sasl:2' mechanism='EXTERNAL'><bind xmlns='urn:xmpp:bind:0'/></authenticate>");
        assertThat(client.element().toString()).contains("romeo@parley.test/");
    }

    @Test
    void whoHasNoAccountIsRefused() {
        secured(Wish.xmpp("ghost@parley.test"));
        assertThat(logIn("")).isEqualTo("not-authorized");
    }

    @Test
    void aCertificateForAnotherDomainIsWorthNothingHere() {
        secured(Wish.xmpp("romeo@capulet.test"));
        assertThat(offered()).doesNotContain("EXTERNAL");
        assertThat(logIn("")).isEqualTo("invalid-mechanism");
    }

    @Test
    void whatIsNotBelievedIsNotOffered() {
        for (Wish wish : List.of(
                Wish.xmpp("romeo@parley.test").until(Instant.now().minusSeconds(60)),
                Wish.xmpp("romeo@parley.test").purpose(KeyPurposeId.id_kp_serverAuth))) {
            secured(wish);
            assertThat(offered()).doesNotContain("EXTERNAL").contains("SCRAM");
            client.close();
        }
        client = connect(transport, Certificates.shown(new Certificates().issue(Wish.xmpp("romeo@parley.test"))));
        client.secure();
        assertThat(offered()).doesNotContain("EXTERNAL");
    }

    @Test
    void withoutACertificateThePasswordIsAsked() {
        client = connect(transport);
        client.secure();
        assertThat(offered()).doesNotContain("EXTERNAL");
        client.logIn("romeo", "wherefore");
        assertThat(client.bind("orchard")).isEqualTo("romeo@parley.test/orchard");
    }

    @Test
    void whereACertificateIsRequiredNobodyGetsInWithoutOne() {
        client = connect(strictTransport);
        client.send("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        client.element();
        client.handshake();
        client.send("<?xml version='1.0'?><stream:stream to='parley.test' version='1.0' xmlns='jabber:client'"
                + " xmlns:stream='http://etherx.jabber.org/streams'>");
        assertThat(client.next().orElseThrow()).isInstanceOf(Incoming.Opened.class);
        assertThat(client.element().toString()).contains("policy-violation");
    }

    @Test
    void whereACertificateIsRequiredWhoHasOneGetsIn() {
        client = connect(strictTransport, Certificates.shown(authority.issue(Wish.xmpp("romeo@parley.test"))));
        client.secure();
        assertThat(logIn("")).isEqualTo("success");
    }
}

package im.parley.test.federation;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.Incoming;
import im.parley.test.client.TcpWire;
import im.parley.test.client.TestClient;
import im.parley.test.server.Certificates;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.xml.Element;
import java.time.Duration;
import javax.net.ssl.KeyManager;

/** A server that calls this one, over real TLS, step by step as a test wants. */
final class Prober implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestClient peer;
    private final String domain;
    private Element features;

    private Prober(Parley parley, String domain, KeyManager... keys) {
        this.domain = domain;
        peer = new TestClient(TcpWire.connect(parley.address(), Parley.DOMAIN, keys), Parley.DOMAIN, PATIENCE);
        features = open();
    }

    /** Connects and authenticates by a certificate. */
    Prober(Parley parley, TlsIdentity identity, String domain) {
        this(parley, domain, Certificates.shown(identity));
        secure();
        assertThat(authenticate("=").name().local()).isEqualTo("success");
        features = open();
    }

    /** Connects, and shows these keys if it is asked to. */
    static Prober connected(Parley parley, String domain, KeyManager... keys) {
        return new Prober(parley, domain, keys);
    }

    private Element open() {
        peer.send("<?xml version='1.0'?><stream:stream xmlns='jabber:server' xmlns:db='jabber:server:dialback'"
                + " xmlns:stream='http://etherx.jabber.org/streams' version='1.0' from='" + domain + "' to='" + Parley.DOMAIN
                + "'>");
        assertThat(peer.next()).get().isInstanceOf(Incoming.Opened.class);
        return peer.element();
    }

    /** STARTTLS. */
    void secure() {
        peer.send("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        assertThat(peer.element().name().local()).isEqualTo("proceed");
        peer.handshake();
        features = open();
    }

    /** The answer to SASL EXTERNAL with some authorization identity. */
    Element authenticate(String identity) {
        peer.send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='EXTERNAL'>" + identity + "</auth>");
        return peer.element();
    }

    /** What this server offered last. */
    Element features() {
        return features;
    }

    void send(String xml) {
        peer.send(xml);
    }

    Element element() {
        return peer.element();
    }

    /** The stream ends with this error. */
    void ends(String condition) {
        Element error = peer.element();
        assertThat(error.name().local()).isEqualTo("error");
        assertThat(error.first().orElseThrow().name().local()).isEqualTo(condition);
        assertThat(peer.next()).get().isInstanceOf(Incoming.Closed.class);
    }

    @Override
    public void close() {
        peer.close();
    }
}

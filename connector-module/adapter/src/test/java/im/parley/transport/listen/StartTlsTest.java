package im.parley.transport.listen;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.transport.fixture.Client;
import im.parley.transport.fixture.Options;
import im.parley.transport.fixture.Session;
import im.parley.transport.fixture.TlsWish;
import im.parley.transport.fixture.Verona;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.TlsFacts;
import im.parley.wire.sasl.ChannelBinding;
import javax.net.ssl.ExtendedSSLSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6120 section 5. */
class StartTlsTest {
    private final Verona verona = Verona.open(Options.PLAIN);

    @AfterEach
    void close() {
        verona.close();
    }

    private Client upgraded(TlsWish wish) throws Exception {
        return upgraded(Client.STARTTLS, wish);
    }

    private Client upgraded(String starttls, TlsWish wish) throws Exception {
        Client romeo = Client.connect(verona.port()).open();
        romeo.send(starttls).await("<proceed");
        romeo.await("/>");
        return romeo.tls(wish);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void theStreamGoesOnUnderTls(String version) throws Exception {
        try (Client romeo = upgraded(TlsWish.of("montague.example").speaking(version))) {
            romeo.login().send("<message><body>Well, in that hit you miss</body></message>");
            assertThat(romeo.await("</message>")).contains("Well, in that hit you miss");
            TlsFacts facts = verona.session().connection.facts().tls().orElseThrow();
            assertThat(facts.protocol()).isEqualTo(version);
            assertThat(facts.cipher()).isEqualTo(romeo.secured().getSession().getCipherSuite());
            assertThat(facts.peerCertificates()).isEmpty();
        }
    }

    /** RFC 9266: both ends compute the same, for both versions of TLS. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void bothEndsExportTheSameChannelBinding(String version) throws Exception {
        try (Client romeo = upgraded(TlsWish.of("montague.example").speaking(version))) {
            romeo.open();
            byte[] ours = ((ExtendedSSLSession) romeo.secured().getSession())
                    .exportKeyingMaterialData("EXPORTER-Channel-Binding", new byte[0], 32);
            TlsFacts facts = verona.session().connection.facts().tls().orElseThrow();
            assertThat(facts.channelBinding(ChannelBinding.TLS_EXPORTER)).hasValue(ours);
        }
    }

    /** CVE-2011-0411: what a stranger puts behind starttls must not be taken for the peer's words under TLS. */
    @ParameterizedTest
    @ValueSource(strings = {"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>", " x", "\n<a/>", "x"})
    void nothingMayFollowStarttlsInTheClear(String injected) throws Exception {
        Session session;
        try (Client romeo = Client.connect(verona.port()).open()) {
            romeo.send(Client.STARTTLS + injected);
            assertThat(romeo.awaitEnd()).contains("policy-violation").endsWith(Client.CLOSE).doesNotContain("proceed");
            session = verona.session();
        }
        assertThat(session.end()).isEqualTo(CloseReason.TLS_FAILED);
    }

    /** XEP-0305 section 5, example 1. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void theHandshakeMayBeginInThePacketThatAsksForIt(String version) throws Exception {
        try (Client romeo = Client.hasty(verona.port(), TlsWish.of("montague.example").speaking(version))) {
            romeo.login().send("<message><body>At thy good heart's oppression</body></message>");
            assertThat(romeo.await("</message>")).contains("oppression");
        }
    }

    /** XEP-0305 section 5, examples 4 and 5: nothing has to be waited for but what a mechanism asks for. */
    @Test
    void aWholeLogInMayBeInOnePacket() throws Exception {
        try (Client romeo = Client.hasty(verona.port(), TlsWish.of("montague.example"))) {
            romeo.send(Client.OPEN + Client.AUTH + Client.OPEN + "<message><body>Griefs of mine own</body></message>");
            assertThat(romeo.await("</message>")).contains("<success").contains("Griefs of mine own");
        }
    }

    /** There are clients that end each line with a line feed. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", " \t"})
    void whiteSpaceBehindStarttlsIsDropped(String space) throws Exception {
        try (Client romeo = upgraded(Client.STARTTLS + space, TlsWish.of("montague.example"))) {
            romeo.login().send("<message><body>Good heart, at what?</body></message>");
            assertThat(romeo.await("</message>")).contains("Good heart, at what?");
        }
    }

    @Test
    void whatIsNoTlsAfterProceedFails() throws Exception {
        try (Client romeo = Client.connect(verona.port()).open()) {
            romeo.send(Client.STARTTLS).await("<proceed");
            romeo.await("/>");
            romeo.send(Client.OPEN).awaitEnd();
            assertThat(verona.session().end()).isEqualTo(CloseReason.TLS_FAILED);
        }
    }

    @Test
    void aHalfOpenHandshakeTimesOut() throws Exception {
        try (Verona hasty = Verona.open(Options.PLAIN.timeouts(400, 20_000, 100));
                Client romeo = Client.connect(hasty.port()).open()) {
            romeo.send(Client.STARTTLS).await("<proceed");
            romeo.send(new byte[] {22, 3, 1, 2, 0}).awaitEnd();
            assertThat(hasty.session().end()).isEqualTo(CloseReason.TIMED_OUT);
        }
    }

    @Test
    void aPeerThatHangsUpUnderTlsIsReported() throws Exception {
        Session session;
        try (Client romeo = upgraded(TlsWish.of("montague.example"))) {
            romeo.open();
            session = verona.session();
        }
        assertThat(session.end()).isEqualTo(CloseReason.DISCONNECTED);
    }

    @Test
    void aStreamUnderTlsClosesInOrder() throws Exception {
        try (Client romeo = upgraded(TlsWish.of("montague.example"))) {
            romeo.open();
            assertThat(romeo.send(Client.CLOSE).awaitEnd()).endsWith(Client.CLOSE);
            assertThat(verona.session().end()).isEqualTo(CloseReason.STREAM_CLOSED);
        }
    }
}

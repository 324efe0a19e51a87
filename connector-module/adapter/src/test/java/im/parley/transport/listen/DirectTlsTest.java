package im.parley.transport.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.transport.fixture.Client;
import im.parley.transport.fixture.Identities;
import im.parley.transport.fixture.Options;
import im.parley.transport.fixture.TlsWish;
import im.parley.transport.fixture.Verona;
import im.parley.wire.port.TlsFacts;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.sasl.ChannelBinding;
import java.io.IOException;
import java.security.MessageDigest;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0368. */
class DirectTlsTest {
    private final Verona verona = Verona.open(Options.DIRECT_TLS);

    @AfterEach
    void close() {
        verona.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"montague.example", "capulet.example"})
    void theCertificateIsThatOfTheNameAskedFor(String name) throws Exception {
        try (Client romeo = Client.connect(verona.port()).tls(name)) {
            TlsIdentity expected = name.startsWith("capulet") ? Identities.CAPULET : Identities.MONTAGUE;
            assertThat(romeo.secured().getSession().getPeerCertificates())
                    .containsExactly(expected.chain().getFirst());
            romeo.open();
            assertThat(verona.session().connection.facts().secure()).isTrue();
        }
    }

    @Test
    void withoutANameThereIsADefault() throws Exception {
        try (Client romeo = Client.connect(verona.port()).tls("")) {
            assertThat(romeo.secured().getSession().getPeerCertificates())
                    .containsExactly(Identities.MONTAGUE.chain().getFirst());
        }
    }

    /** RFC 5929 section 4.1, with the hash of that certificate's signature. */
    @Test
    void theServerEndPointIsTheHashOfTheCertificateShown() throws Exception {
        try (Client romeo = Client.connect(verona.port()).tls("capulet.example").open()) {
            byte[] certificate = romeo.secured().getSession().getPeerCertificates()[0].getEncoded();
            TlsFacts facts = verona.session().connection.facts().tls().orElseThrow();
            assertThat(facts.channelBinding(ChannelBinding.TLS_SERVER_END_POINT))
                    .hasValue(MessageDigest.getInstance("SHA-384").digest(certificate));
        }
    }

    @Test
    void theApplicationProtocolIsXmpp() throws Exception {
        try (Client romeo = Client.connect(verona.port()).tls("montague.example", "http/1.1", "xmpp-client")) {
            assertThat(romeo.secured().getApplicationProtocol()).isEqualTo("xmpp-client");
            romeo.open();
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3,TLSv1.2", "TLSv1.2,TLSv1.3"})
    void aVersionThatIsSwitchedOffIsNotSpoken(String on, String off) throws Exception {
        try (Verona strict = Verona.open(Options.DIRECT_TLS.speaking(on))) {
            try (Client romeo = Client.connect(strict.port()).tls(TlsWish.of("montague.example").speaking(on)).open()) {
                assertThat(romeo.secured().getSession().getProtocol()).isEqualTo(on);
            }
            try (Client mercutio = Client.connect(strict.port())) {
                assertThatThrownBy(() -> mercutio.tls(TlsWish.of("montague.example").speaking(off)))
                        .isInstanceOf(SSLHandshakeException.class);
            }
        }
    }

    /** RFC 7301 section 3.2. */
    @Test
    void whoSpeaksOnlyOtherProtocolsIsRefused() throws Exception {
        try (Client browser = Client.connect(verona.port())) {
            assertThatThrownBy(() -> browser.tls("montague.example", "h2", "http/1.1"))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("no_application_protocol");
        }
        assertThat(verona.sessions).isEmpty();
    }

    @Test
    void aHalfOpenHandshakeTimesOutAndIsNoSession() throws Exception {
        try (Verona hasty = Verona.open(Options.DIRECT_TLS.timeouts(200, 20_000, 100));
                Client romeo = Client.connect(hasty.port())) {
            romeo.send(new byte[] {22, 3, 1, 2, 0});
            assertThat(romeo.awaitEnd()).isEmpty();
            assertThat(hasty.sessions).isEmpty();
        }
    }

    @Test
    void plainTextIsNoHandshake() throws Exception {
        try (Client romeo = Client.connect(verona.port())) {
            romeo.send(Client.OPEN).awaitEnd();
            assertThat(verona.sessions).isEmpty();
        }
    }

    /** RFC 5246 section 7.2.2: a peer's wish to handshake again is refused. */
    @Test
    void renegotiationIsRefused() throws Exception {
        TlsWish old = TlsWish.of("montague.example").speaking("TLSv1.2");
        try (Client romeo = Client.connect(verona.port()).tls(old).open()) {
            romeo.secured().startHandshake();
            assertThatThrownBy(() -> romeo.send("<message id='after'/>").await("'after'"))
                    .isInstanceOfAny(IOException.class, AssertionError.class);
        }
    }

    @Test
    void aClientMayShowACertificateIfAsked() throws Exception {
        try (Verona asking = Verona.open(Options.DIRECT_TLS.askingForCertificates());
                Client romeo = Client.connect(asking.port())
                        .tls(TlsWish.of("montague.example").showing(Identities.CAPULET))
                        .open();
                Client stranger =
                        Client.connect(asking.port()).tls("montague.example").open()) {
            assertThat(asking.session().connection.facts().tls().orElseThrow().peerCertificates())
                    .isEqualTo(Identities.CAPULET.chain());
            assertThat(asking.session().connection.facts().tls().orElseThrow().peerCertificates())
                    .isEmpty();
        }
    }
}

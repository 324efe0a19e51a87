package im.parley.transport.listen;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.transport.fixture.Client;
import im.parley.transport.fixture.Options;
import im.parley.transport.fixture.Session;
import im.parley.transport.fixture.Verona;
import im.parley.wire.port.CloseReason;
import im.parley.wire.stanza.FirstLevel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlainStreamTest {
    private final Verona verona = Verona.open(Options.PLAIN);

    @AfterEach
    void close() {
        verona.close();
    }

    @Test
    void stanzasGoInAndOut() throws Exception {
        try (Client romeo = Client.connect(verona.port()).login()) {
            romeo.send("<message to='juliet@capulet.example' type='chat'><body>Art thou not Romeo?</body></message>");
            assertThat(romeo.await("</message>")).contains("<body>Art thou not Romeo?</body>");
        }
    }

    @Test
    void stanzasGoInAndOutWithoutTheNativeTransport() throws Exception {
        try (Verona portable = Verona.openPortable(Options.PLAIN);
                Client romeo = Client.connect(portable.port()).login()) {
            romeo.send("<message><body>1</body></message>");
            assertThat(romeo.await("</message>")).contains("<body>1</body>");
        }
    }

    @Test
    void stanzasCutIntoBytesArriveWhole() throws Exception {
        try (Client romeo = Client.connect(verona.port()).login()) {
            for (byte each : "<message><body>drop by drop</body></message>".getBytes(StandardCharsets.UTF_8)) {
                romeo.send(new byte[] {each});
            }
            assertThat(romeo.await("</message>")).contains("<body>drop by drop</body>");
        }
    }

    @Test
    void manyStanzasKeepTheirOrder() throws Exception {
        try (Client romeo = Client.connect(verona.port()).login()) {
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 2000; i++) {
                many.append("<message id='").append(i).append("'/>");
            }
            romeo.send(many.toString());
            for (int i = 0; i < 2000; i++) {
                assertThat(romeo.await("/>")).contains("id='" + i + "'");
            }
        }
    }

    /** RFC 6120 section 4.4: a closing tag is answered with a closing tag, then the connection is closed. */
    @Test
    void aClosedStreamIsClosedInReturn() throws Exception {
        try (Client romeo = Client.connect(verona.port()).open()) {
            assertThat(romeo.send(Client.CLOSE).awaitEnd()).endsWith(Client.CLOSE);
            assertThat(verona.session().end()).isEqualTo(CloseReason.STREAM_CLOSED);
        }
    }

    @Test
    void theServerClosesAndWaitsForThePeersClosingTag() throws Exception {
        try (Client romeo = Client.connect(verona.port()).open()) {
            Session session = verona.session();
            session.connection.close();
            romeo.await(Client.CLOSE);
            romeo.send("<message id='late'/>");
            while (!(session.next() instanceof im.parley.wire.stanza.Message)) {
                // what was sent before the peer's closing tag is still heard
            }
            assertThat(session.ends).isEmpty();
            romeo.send(Client.CLOSE).awaitEnd();
            assertThat(session.end()).isEqualTo(CloseReason.STREAM_CLOSED);
        }
    }

    @Test
    void aServerDoesNotWaitForeverForAClosingTag() throws Exception {
        try (Verona hasty = Verona.open(Options.PLAIN.timeouts(20_000, 20_000, 100));
                Client romeo = Client.connect(hasty.port()).open()) {
            Session session = hasty.session();
            session.connection.close();
            assertThat(romeo.awaitEnd()).endsWith(Client.CLOSE);
            assertThat(session.end()).isEqualTo(CloseReason.STREAM_CLOSED);
        }
    }

    @Test
    void aPeerThatHangsUpIsReported() throws Exception {
        Session session;
        try (Client romeo = Client.connect(verona.port()).open()) {
            session = verona.session();
        }
        assertThat(session.end()).isEqualTo(CloseReason.DISCONNECTED);
        assertThat(session.ends).isEmpty();
    }

    @Test
    void whatIsNoStreamIsAnsweredEvenIfThePeerSendsNothingMore() throws Exception {
        try (Client romeo = Client.connect(verona.port())) {
            romeo.send(Client.OPEN + "<message></presence>").shutdownOutput();
            assertThat(romeo.awaitEnd()).contains("not-well-formed").endsWith(Client.CLOSE);
        }
    }

    /** The error must reach a peer that has more to send than anybody will read. */
    @Test
    void anErrorArrivesThoughThePeerGoesOnSending() throws Exception {
        try (Client romeo = Client.connect(verona.port()).open()) {
            romeo.send("<message></presence>" + "x".repeat(50_000));
            assertThat(romeo.awaitEnd()).contains("not-well-formed").endsWith(Client.CLOSE);
        }
    }

    @Test
    void aPeersPipelinedStreamIsReadAfterItsLogIn() throws Exception {
        try (Client romeo = Client.connect(verona.port())) {
            romeo.send(Client.OPEN + Client.AUTH + Client.OPEN + "<message id='early'/>");
            romeo.await("<success");
            romeo.await("<stream:features");
            assertThat(romeo.await("<message")).doesNotContain("error");
            Session session = verona.session();
            assertThat(session.next()).isInstanceOf(FirstLevel.Open.class);
            assertThat(session.next()).isInstanceOf(FirstLevel.Nonza.class);
            assertThat(session.next()).isInstanceOf(FirstLevel.Open.class);
        }
    }

    @Test
    void aRefusedLogInLeavesTheStreamAsItWas() throws Exception {
        try (Client romeo = Client.connect(verona.port()).open()) {
            romeo.send("<abort xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/><message id='next'/>");
            romeo.await("<failure");
            assertThat(romeo.await("<message")).doesNotContain("error");
            assertThat(romeo.await("/>")).contains("id='next'");
        }
    }

    @Test
    void aPausedPeerIsReadOnLater() throws Exception {
        try (Client romeo = Client.connect(verona.port()).login()) {
            Session session = verona.session();
            session.connection.pauseReading();
            session.connection.send(new FirstLevel.Nonza(im.parley.wire.xml.Element.of(
                    im.parley.wire.xml.Name.of("urn:example", "paused"))));
            romeo.await("<paused");
            romeo.send("<message id='held'/>");
            assertThat(session.received.stream()).noneMatch(im.parley.wire.stanza.Message.class::isInstance);
            session.connection.resumeReading();
            assertThat(romeo.await("'held'")).contains("<message");
        }
    }
}

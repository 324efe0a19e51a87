package im.parley.transport.listen;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.transport.fixture.Client;
import im.parley.transport.fixture.Options;
import im.parley.transport.fixture.Session;
import im.parley.transport.fixture.Verona;
import im.parley.wire.port.CloseReason;
import org.junit.jupiter.api.Test;

class TimeoutsTest {
    @Test
    void whoDoesNotLogInIsToldAndDisconnected() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.timeouts(300, 20_000, 200));
                Client romeo = Client.connect(verona.port()).open()) {
            assertThat(romeo.awaitEnd()).contains("<connection-timeout").endsWith(Client.CLOSE);
            assertThat(verona.session().end()).isEqualTo(CloseReason.TIMED_OUT);
        }
    }

    /** Sending white space does not make a log-in take less long. */
    @Test
    void aSlowDripDoesNotKeepALogInOpen() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.timeouts(300, 20_000, 200));
                Client romeo = Client.connect(verona.port()).open()) {
            Session session = verona.session();
            CloseReason why = null;
            for (int i = 0; i < 200 && why == null; i++) {
                try {
                    romeo.send(" ");
                } catch (java.io.IOException closed) {
                    // the server is done with this peer
                }
                why = session.ends.poll(20, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
            assertThat(why).isEqualTo(CloseReason.TIMED_OUT);
        }
    }

    @Test
    void aSilentSessionIsToldAndDisconnected() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.timeouts(10_000, 300, 200));
                Client romeo = Client.connect(verona.port()).login()) {
            assertThat(romeo.awaitEnd()).contains("<connection-timeout").endsWith(Client.CLOSE);
            assertThat(verona.session().end()).isEqualTo(CloseReason.IDLE);
        }
    }

    /** RFC 6120 section 4.6.1: white space keeps a session alive. */
    @Test
    void whiteSpaceKeepsASessionAlive() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.timeouts(10_000, 600, 200));
                Client romeo = Client.connect(verona.port()).login()) {
            Session session = verona.session();
            for (int i = 0; i < 20; i++) {
                romeo.send(" ");
                assertThat(session.ends.poll(100, java.util.concurrent.TimeUnit.MILLISECONDS))
                        .isNull();
            }
            assertThat(romeo.send("<message id='alive'/>").await("/>")).contains("alive");
        }
    }

    @Test
    void aPeerThatDoesNotAnswerIsDead() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.heeding(200, 200, true));
                Client romeo = Client.connect(verona.port()).login()) {
            assertThat(romeo.awaitEnd()).contains("<ping").contains("<connection-timeout").endsWith(Client.CLOSE);
            Session session = verona.session();
            assertThat(session.end()).isEqualTo(CloseReason.IDLE);
            assertThat(session.asked).hasValue(1);
        }
    }

    @Test
    void aPeerThatAnswersLivesOn() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.heeding(200, 400, true));
                Client romeo = Client.connect(verona.port()).login()) {
            Session session = verona.session();
            for (int asked = 1; asked <= 4; asked++) {
                romeo.await("</iq>");
                assertThat(session.asked).hasValue(asked);
                romeo.send(" ");
            }
            assertThat(session.ends).isEmpty();
        }
    }

    /** White space wants no answer. */
    @Test
    void aPeerIsSentWhiteSpaceForAsLongAsItTakesIt() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.heeding(100, 100, false));
                Client romeo = Client.connect(verona.port()).login()) {
            romeo.await("   ");
            Session session = verona.session();
            assertThat(session.ends).isEmpty();
            assertThat(session.asked).hasValue(0);
        }
    }

    @Test
    void aSessionThatTheServerDoesNotReadIsNotIdle() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.timeouts(10_000, 300, 200));
                Client romeo = Client.connect(verona.port()).login()) {
            Session session = verona.session();
            session.connection.pauseReading();
            assertThat(session.ends.poll(1, java.util.concurrent.TimeUnit.SECONDS)).isNull();
            session.connection.resumeReading();
            assertThat(romeo.send("<message id='alive'/>").await("/>")).contains("alive");
        }
    }
}

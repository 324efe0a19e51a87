package im.parley.web.bosh;

import static im.parley.web.bosh.Desk.EMPTY;
import static im.parley.web.bosh.Desk.TERMINATED;
import static im.parley.web.bosh.Desk.chat;
import static im.parley.web.bosh.Desk.message;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.web.bosh.Desk.Sent;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.CloseReason;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Message;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamHeader;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** XEP-0124 and XEP-0206, section by section: how a session begins, and what is exchanged. */
class SessionTest {
    private final Desk desk = new Desk(Desk.USUAL);

    @Nested
    class Creating {
        @Test
        void theFirstAnswerHasTheTermsAndTheFeatures() {
            Sent first = desk.create("rid='100' ver='1.6' wait='60' hold='1' xmpp:version='1.0'");
            assertThat(first.waits()).isTrue();
            desk.opened();
            assertThat(first.text())
                    .contains("sid='sid'", "wait='30'", "requests='2'", "hold='1'", "inactivity='10'", "polling='10'")
                    .contains("maxpause='60'", "ver='1.6'", "from='verona.lit'", "authid='stream-1'")
                    .contains("xmpp:version='1.0'", "xmpp:restartlogic='true'")
                    .containsOnlyOnce("<stream:features ")
                    .doesNotContain(" stream='", "ack='");
            assertThat(first.answers.getFirst().contentType()).isEqualTo("text/xml; charset=utf-8");
        }

        @Test
        void theServerSeesAStreamHeader() {
            desk.create("rid='1' from='romeo@verona.lit' xml:lang='it'");
            assertThat(desk.received)
                    .containsExactly(new FirstLevel.Open(new StreamHeader(
                            StreamHeader.Kind.CLIENT,
                            Optional.of(Jid.of("romeo@verona.lit")),
                            Optional.of(Jid.of("verona.lit")),
                            "",
                            "1.0",
                            "it")));
        }

        @Test
        void theLowerVersionIsSpoken() {
            Sent newer = desk.create("rid='1' ver='1.100'");
            desk.opened();
            assertThat(newer.text()).contains("ver='1.11'");
        }

        @Test
        void theClientChoosesTheTypeOfTheAnswers() {
            Sent first = desk.create("rid='1' ver='1.6' content='text/html; charset=utf-8'");
            desk.opened();
            assertThat(first.answers.getFirst().contentType()).isEqualTo("text/html; charset=utf-8");
            assertThat(Terms.wellFormed(Desk.body("rid='1' content='text/html&#13;&#10;X: y'", ""))).isFalse();
        }

        @Test
        void whatIsNoNumberIsRefused() {
            assertThat(Terms.wellFormed(Desk.body("rid='1'", ""))).isTrue();
            for (String wrong : new String[] {
                "", "rid='0'", "rid='-1'", "rid='x'", "rid='9007199254740992'", "rid='1' wait='x'", "rid='1' hold='-1'",
                "rid='1' ver='one'"
            }) {
                assertThat(Terms.wellFormed(Desk.body(wrong, ""))).as(wrong).isFalse();
            }
        }

        @Test
        void withoutFeaturesTheAnswerComesAfterAWhile() {
            Sent first = desk.create("rid='1' ver='1.6' wait='60'");
            desk.pass(4900);
            assertThat(first.waits()).isTrue();
            desk.pass(200);
            assertThat(first.text()).contains("sid='sid'").doesNotContain("features");
        }

        @Test
        void aStreamErrorEndsTheSessionAtOnce() {
            Sent first = desk.create("rid='1' ver='1.6'");
            desk.session().send(new FirstLevel.Fault(
                    StreamError.of(StreamError.Condition.UNSUPPORTED_VERSION), false));
            desk.session().close();
            assertThat(first.text())
                    .contains(TERMINATED + "remote-stream-error'", "<unsupported-version ")
                    .contains("xmlns:stream='http://etherx.jabber.org/streams'");
            assertThat(desk.forgotten).isTrue();
        }
    }

    @Nested
    class Exchanging {
        @Test
        void stanzasGoBothWays() {
            desk.begin("");
            Sent poll = desk.send(101, "", chat("hello"));
            assertThat(desk.received.getLast()).isInstanceOf(Message.class);
            assertThat(poll.waits()).isTrue();
            desk.session().send(message("Wherefore?"));
            assertThat(poll.text()).contains("<message ", " xmlns='jabber:client'", "Wherefore?");
        }

        @Test
        void stanzasWithoutANamespaceAreThoseOfXmpp() {
            desk.begin("");
            desk.send(101, "", "<message to='romeo@verona.lit'><body>hi</body></message>");
            assertThat(((Message) desk.received.getLast()).body()).isEqualTo("hi");
        }

        @Test
        void anotherRequestReleasesTheOneThatIsHeld() {
            desk.begin("");
            Sent first = desk.send(101, "", chat("one"));
            Sent second = desk.send(102, "", chat("two"));
            assertThat(first.text()).isEqualTo(EMPTY);
            assertThat(second.waits()).isTrue();
        }

        @Test
        void aRequestIsNotHeldLongerThanAgreed() {
            desk.begin("");
            Sent poll = desk.send(101);
            desk.pass(19_000);
            assertThat(poll.waits()).isTrue();
            desk.pass(1_000);
            assertThat(poll.text()).isEqualTo(EMPTY);
        }

        @Test
        void whatComesWhileNobodyAsksWaits() {
            desk.begin("");
            for (int i = 0; i < 7; i++) {
                desk.session().send(message("number " + i));
            }
            assertThat(desk.send(101).text()).contains("number 0", "number 4").doesNotContain("number 5");
            assertThat(desk.send(102).text()).contains("number 5", "number 6");
        }

        @Test
        void featuresDeclareTheirPrefixOnTheBody() {
            desk.begin("");
            Sent restart = desk.send(101, "to='verona.lit' xmpp:restart='true'", "");
            desk.opened();
            assertThat(restart.text())
                    .startsWith("<body xmlns='http://jabber.org/protocol/httpbind' from='verona.lit'")
                    .contains("xmlns:stream='http://etherx.jabber.org/streams'>");
        }

        @Test
        void aRestartBeginsAStreamAndItsStanzasAreIgnored() {
            desk.begin("");
            desk.received.clear();
            desk.send(101, "to='verona.lit' xmpp:restart='1'", chat("too early"));
            assertThat(desk.received).hasSize(1);
            assertThat(desk.received.getFirst()).isInstanceOf(FirstLevel.Open.class);
        }

        @Test
        void anotherStreamIsNotOpened() {
            desk.begin("");
            desk.received.clear();
            Sent more = desk.send(101, "to='capulet.lit' xml:lang='en'", "");
            assertThat(more.waits()).as("16.3: treated as a normal empty request").isTrue();
            assertThat(desk.received).isEmpty();
        }

        @Test
        void whoDoesNotFetchIsLeft() {
            desk.begin("");
            for (int i = 0; i < 30; i++) {
                desk.session().send(message("number " + i));
            }
            assertThat(desk.closed).as("the client may be about to ask").isEmpty();
            desk.pass(3000);
            assertThat(desk.closed).containsExactly(CloseReason.SLOW_READER);
        }

        @Test
        void bytesThatWaitAreBounded() {
            desk.begin("");
            desk.session().send(message("x".repeat(60_000)));
            desk.session().send(message("x".repeat(60_000)));
            assertThat(desk.closed).containsExactly(CloseReason.SLOW_READER);
            assertThat(desk.forgotten).isTrue();
        }

        @Test
        void aServerThatHasEnoughToDoTakesNoMore() {
            desk.begin("");
            desk.received.clear();
            desk.session().pauseReading();
            Sent one = desk.send(101, "", chat("one"));
            Sent two = desk.send(102, "", chat("two"));
            desk.pass(60_000);
            assertThat(desk.received).isEmpty();
            assertThat(one.waits() && two.waits()).isTrue();
            desk.session().resumeReading();
            assertThat(desk.received).hasSize(2);
            assertThat(one.text()).isEqualTo(EMPTY);
        }

        @Test
        void stanzasThatComeTogetherMayBeCollected() {
            Desk patient = new Desk(collecting());
            patient.create("rid='1' ver='1.6' wait='20'");
            patient.session().send(message("one"));
            patient.pass(50);
            patient.session().send(message("two"));
            patient.pass(60);
            Sent poll = patient.send(2);
            patient.session().send(message("three"));
            assertThat(poll.waits()).isTrue();
            patient.session().send(message("four"));
            patient.pass(110);
            assertThat(poll.text()).contains("three", "four");
        }

        private static im.parley.wire.port.HttpOptions.BoshOptions collecting() {
            var usual = Desk.USUAL;
            return new im.parley.wire.port.HttpOptions.BoshOptions(
                    true, usual.bounds(), usual.maxWait(), usual.minPolling(), usual.maxInactivity(), usual.maxPause(),
                    usual.maxUnclaimed(), 2, 1, 20, 5, Duration.ofMillis(100), 100, Optional.empty(), java.util.List.of());
        }
    }
}

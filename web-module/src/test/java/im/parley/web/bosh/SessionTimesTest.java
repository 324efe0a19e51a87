package im.parley.web.bosh;

import static im.parley.web.bosh.Desk.EMPTY;
import static im.parley.web.bosh.Desk.TERMINATED;
import static im.parley.web.bosh.Desk.chat;
import static im.parley.web.bosh.Desk.message;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.web.bosh.Desk.Sent;
import im.parley.wire.port.CloseReason;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stream.StreamError;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** XEP-0124 sections 10 to 13: when a client may ask, and how a session ends. */
class SessionTimesTest {
    private final Desk desk = new Desk(Desk.USUAL);

    @Nested
    class Activity {
        @Test
        void whoIsSilentTooLongIsGone() {
            desk.begin("");
            desk.pass(9_900);
            assertThat(desk.forgotten).isFalse();
            desk.pass(200);
            assertThat(desk.forgotten).isTrue();
            assertThat(desk.closed).containsExactly(CloseReason.DISCONNECTED);
        }

        @Test
        void whoWaitsIsNotSilent() {
            desk.begin("");
            desk.send(101);
            desk.pass(19_000);
            desk.pass(1_000);
            assertThat(desk.forgotten).isFalse();
        }

        @Test
        void aPauseAnswersEverythingWithoutPayload() {
            desk.begin("");
            Sent poll = desk.send(101, "", chat("x"));
            Sent pause = desk.send(102, "pause='60'", "");
            assertThat(poll.text()).isEqualTo(EMPTY);
            assertThat(pause.text()).isEqualTo(EMPTY);
            desk.session().send(message("later"));
            desk.pass(59_000);
            assertThat(desk.forgotten).isFalse();
            assertThat(desk.send(103).text()).contains("later");
            desk.pass(11_000);
            assertThat(desk.forgotten).as("the usual time holds again").isTrue();
        }

        @Test
        void aPauseThatIsTooLongBreaksTheRules() {
            desk.begin("");
            assertThat(desk.send(101, "pause='61'", "").text()).contains(TERMINATED + "policy-violation'");
        }

        @Test
        void anEmptyRequestWhileAllAreOpenComesTooEarly() {
            desk.begin("");
            desk.send(101);
            desk.pass(3_000);
            assertThat(desk.send(102).text()).contains(TERMINATED + "policy-violation'");
            assertThat(desk.forgotten).isTrue();
        }

        @Test
        void laterItDoesNot() {
            desk.begin("");
            Sent poll = desk.send(101);
            desk.pass(10_000);
            assertThat(desk.send(102).waits()).isTrue();
            assertThat(poll.text()).isEqualTo(EMPTY);
        }

        @Test
        void whoAsksAgainBecauseThereWasSomethingMayDoSo() {
            desk.begin("");
            for (int rid = 101; rid < 110; rid++) {
                Sent poll = desk.send(rid);
                desk.session().send(message("x"));
                assertThat(poll.text()).contains("<message");
            }
        }

        @Test
        void aPageThatIsLoadedAgainHasLostItsRequest() {
            desk.begin("");
            desk.send(101).lost = true;
            assertThat(desk.send(102).waits()).isTrue();
        }

        @Test
        void whoDoesNotLogInIsSentAway() {
            desk.create("rid='100' ver='1.6' wait='20'");
            desk.opened();
            for (int i = 0; i < 11; i++) {
                desk.send(101 + i);
                desk.pass(10_500);
            }
            Sent last = desk.send(112);
            desk.pass(10_000);
            assertThat(last.text()).contains(TERMINATED + "remote-stream-error'", "<connection-timeout ");
            assertThat(desk.closed).containsExactly(CloseReason.TIMED_OUT);
        }
    }

    @Nested
    class Polling {
        @Test
        void nothingIsHeld() {
            Sent first = desk.create("rid='100' ver='1.6' wait='0'");
            desk.opened();
            assertThat(first.text()).contains("hold='0'", "inactivity='30'");
            assertThat(desk.send(101, "", chat("x")).text()).isEqualTo(EMPTY);
        }

        @Test
        void whoPollsTooOftenLosesTheSession() {
            desk.create("rid='100' ver='1.6' hold='0'");
            desk.opened();
            desk.now += 10_000;
            desk.send(101);
            desk.now += 5_000;
            assertThat(desk.send(102).text()).contains(TERMINATED + "policy-violation'");
        }

        @Test
        void whoGotSomethingMayPollAgain() {
            desk.create("rid='100' ver='1.6' hold='0'");
            desk.opened();
            desk.session().send(message("x"));
            assertThat(desk.send(101).text()).contains("<message");
            assertThat(desk.send(102).text()).isEqualTo(EMPTY);
        }
    }

    @Nested
    class Ending {
        @Test
        void theOldestRequestHearsThatTheSessionIsOver() {
            desk.begin("");
            Sent poll = desk.send(101, "", chat("x"));
            Sent last = desk.send(102, "type='terminate'", "<presence xmlns='jabber:client' type='unavailable'/>");
            assertThat(desk.received.getLast()).isEqualTo(new FirstLevel.Close());
            assertThat(desk.received.get(desk.received.size() - 2)).isInstanceOf(Presence.class);
            desk.session().close();
            assertThat(poll.text()).isEqualTo("<body xmlns='http://jabber.org/protocol/httpbind' type='terminate'/>");
            assertThat(last.text()).isEqualTo(EMPTY);
            assertThat(desk.closed).containsExactly(CloseReason.STREAM_CLOSED);
            assertThat(desk.forgotten).isTrue();
        }

        @Test
        void theLastAnswerHasWhatWasStillToBeSent() {
            desk.begin("");
            for (int i = 0; i < 8; i++) {
                desk.session().send(message("number " + i));
            }
            desk.session().send(new FirstLevel.Fault(StreamError.of(StreamError.Condition.CONFLICT), false));
            desk.session().close();
            assertThat(desk.closed).containsExactly(CloseReason.STREAM_CLOSED);
            assertThat(desk.send(101).text())
                    .contains(TERMINATED + "remote-stream-error'", "number 0", "number 7", "<conflict ");
            assertThat(desk.forgotten).isTrue();
        }

        @Test
        void anEndThatNobodyFetchesIsForgotten() {
            desk.begin("");
            desk.session().close();
            desk.pass(11_000);
            assertThat(desk.forgotten).isTrue();
        }

        @Test
        void aServerThatStopsSaysSo() {
            desk.begin("");
            Sent poll = desk.send(101);
            desk.session().shutDown();
            assertThat(poll.text()).contains(TERMINATED + "system-shutdown'");
            assertThat(desk.closed).containsExactly(CloseReason.SHUTDOWN);
        }

        @Test
        void aServerThatDoesNotAnswerTheEndIsNotWaitedFor() {
            desk.begin("");
            Sent last = desk.send(101, "type='terminate'", "");
            desk.pass(5_000);
            assertThat(last.text()).contains("type='terminate'");
        }
    }
}

package im.parley.web.bosh;

import static im.parley.web.bosh.Desk.EMPTY;
import static im.parley.web.bosh.Desk.TERMINATED;
import static im.parley.web.bosh.Desk.chat;
import static im.parley.web.bosh.Desk.message;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.web.bosh.Desk.Sent;
import im.parley.wire.port.CloseReason;
import im.parley.wire.stanza.Message;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** XEP-0124 sections 9 and 14: the order of requests, what is sent again, what is acknowledged. */
class SessionOrderTest {
    private final Desk desk = new Desk(Desk.USUAL);

    @Nested
    class Order {
        @Test
        void requestsAreTakenInTheirOrder() {
            desk.begin("");
            desk.received.clear();
            Sent second = desk.send(102, "", chat("two"));
            assertThat(desk.received).isEmpty();
            Sent first = desk.send(101, "", chat("one"));
            assertThat(desk.received).extracting(item -> ((Message) item).body()).containsExactly("one", "two");
            assertThat(first.text()).isEqualTo(EMPTY);
            assertThat(second.waits()).isTrue();
        }

        @Test
        void aNumberBeyondTheWindowEndsTheSession() {
            desk.begin("");
            Sent held = desk.send(101, "", chat("x"));
            Sent far = desk.send(104);
            assertThat(far.text()).contains(TERMINATED + "item-not-found'");
            assertThat(held.text()).contains(TERMINATED + "other-request'");
            assertThat(desk.closed).containsExactly(CloseReason.DISCONNECTED);
            assertThat(desk.send(102).text()).contains(TERMINATED + "item-not-found'");
        }

        @Test
        void oneMoreMayComeIfItEndsTheSession() {
            desk.begin("");
            desk.send(102, "", chat("x"));
            assertThat(desk.send(103, "type='terminate'", "").waits()).isTrue();
            assertThat(desk.closed).isEmpty();
        }

        @Test
        void anAnswerThatWasLostIsGivenAgain() {
            desk.begin("");
            Sent poll = desk.send(101);
            desk.session().send(message("once"));
            Sent again = desk.send(101);
            assertThat(again.answers).isEqualTo(poll.answers);
            assertThat(desk.received).hasSize(1);
        }

        @Test
        void aRequestThatIsRepeatedWhileItIsHeldMovesToTheNewConnection() {
            desk.begin("");
            Sent poll = desk.send(101);
            Sent again = desk.send(101);
            assertThat(poll.text()).contains("type='error'");
            desk.session().send(message("here"));
            assertThat(again.text()).contains("here");
        }

        @Test
        void aRequestThatIsRepeatedBeforeItsTurnMovesToo() {
            desk.begin("");
            Sent early = desk.send(102, "", chat("two"));
            desk.send(102, "", chat("two"));
            assertThat(early.text()).contains("type='error'");
        }

        @Test
        void anAnswerThatIsForgottenEndsTheSession() {
            desk.begin("");
            for (int rid = 101; rid < 106; rid++) {
                desk.send(rid, "", chat("x"));
            }
            assertThat(desk.send(101).text()).contains(TERMINATED + "item-not-found'");
            assertThat(desk.forgotten).isTrue();
        }

        @Test
        void whoRepeatsForeverLosesTheSession() {
            desk.begin("");
            desk.send(101, "", chat("x"));
            Sent last = desk.send(101, "", chat("x"));
            for (int i = 0; i < 16; i++) {
                last = desk.send(101, "", chat("x"));
            }
            assertThat(last.text()).contains(TERMINATED + "policy-violation'");
        }

        @Test
        void aRequestWithoutANumberIsMalformed() {
            desk.begin("");
            Sent sent = new Sent();
            desk.session().request(Desk.body("sid='sid'", ""), sent);
            assertThat(sent.text()).contains(TERMINATED + "bad-request'");
        }

        @Test
        void whatIsNoBodyEndsItsSession() {
            desk.begin("");
            Sent held = desk.send(101);
            Sent sent = new Sent();
            desk.session().request(Body.malformed(Desk.body("sid='sid' rid='102'", "").tag()), sent);
            assertThat(sent.text()).contains(TERMINATED + "bad-request'");
            assertThat(held.text()).contains(TERMINATED + "other-request'");
            assertThat(desk.closed).hasSize(1);
            assertThat(desk.forgotten).isTrue();
        }

        @Test
        void clientsOfOldGetTheErrorsOfHttp() {
            desk.create("rid='100' wait='20' hold='1'");
            desk.opened();
            assertThat(desk.send(150).status()).isEqualTo(404);
        }
    }

    @Nested
    class Acknowledging {
        @Test
        void bothSidesSayWhatTheyHave() {
            Sent first = desk.create("rid='100' ver='1.6' wait='20' ack='1'");
            desk.opened();
            assertThat(first.text()).contains("ack='100'");
            Sent one = desk.send(101, "", chat("one"));
            desk.send(102, "", chat("two"));
            assertThat(one.text()).contains("ack='102'");
        }

        @Test
        void anAnswerToTheLastRequestNeedsNone() {
            desk.create("rid='100' ver='1.6' wait='20' ack='1'");
            desk.opened();
            Sent poll = desk.send(101);
            desk.session().send(message("x"));
            assertThat(poll.text()).doesNotContain("ack=");
        }

        @Test
        void anAnswerThatTheClientLacksIsReported() {
            desk.create("rid='100' ver='1.6' wait='20' ack='1'");
            desk.opened();
            desk.send(101, "", chat("one"));
            desk.session().send(message("lost"));
            desk.now += 700;
            Sent next = desk.send(102, "ack='100'", chat("two"));
            desk.session().send(message("arrives"));
            assertThat(next.text()).contains("report='101'", "time='700'");
            assertThat(desk.send(101, "", chat("one")).text()).contains("lost");
        }
    }
}

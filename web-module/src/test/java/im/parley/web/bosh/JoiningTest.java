package im.parley.web.bosh;

import static im.parley.web.bosh.Desk.TERMINATED;
import static im.parley.web.bosh.Desk.chat;
import static im.parley.web.bosh.Desk.message;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.web.bosh.Desk.Sent;
import im.parley.wire.port.CloseReason;
import im.parley.wire.stanza.Message;
import org.junit.jupiter.api.Test;

/** Sessions that the server has begun: they wait for their clients. */
class JoiningTest {
    private final Desk desk = new Desk(Desk.USUAL);

    @Test
    void whoKnowsTheIdentifiersIsTheClient() {
        desk.prepare(false);
        Sent first = desk.send(101, "", chat("here I am"));
        assertThat(desk.joined).isTrue();
        assertThat(desk.received).singleElement().isInstanceOf(Message.class);
        assertThat(first.waits()).isTrue();
        desk.session().send(message("welcome"));
        assertThat(first.text()).contains("welcome").doesNotContain("sid=");
    }

    @Test
    void whatCameBeforeWaitsForTheClient() {
        desk.prepare(false);
        desk.session().send(message("you will come"));
        desk.pass(30_000);
        assertThat(desk.send(101).text()).contains("you will come");
    }

    @Test
    void itEndsWhenNobodyComes() {
        desk.prepare(false);
        desk.session().send(message("lost"));
        desk.pass(90_000);
        assertThat(desk.forgotten).isFalse();
        desk.pass(1_000);
        assertThat(desk.forgotten).isTrue();
        assertThat(desk.closed).containsExactly(CloseReason.DISCONNECTED);
        assertThat(desk.undelivered).hasSize(1);
        assertThat(desk.send(101).text()).contains(TERMINATED + "item-not-found'");
    }

    @Test
    void onceItsClientIsThereTheUsualTimesHold() {
        desk.prepare(false);
        desk.send(101, "", chat("x"));
        desk.send(102, "", chat("y"));
        desk.pass(20_500); // both requests are answered, and nothing comes any more
        desk.pass(20_500);
        desk.pass(10_500);
        assertThat(desk.forgotten).isTrue();
    }

    @Test
    void whoCountsFromTheIdentifierThatHeWasToldIsHeardToo() {
        desk.prepare(false);
        Sent first = desk.send(102, "", chat("one more"));
        assertThat(desk.received).isEmpty();
        desk.pass(1_100);
        assertThat(desk.received).hasSize(1);
        desk.session().send(message("welcome"));
        assertThat(first.text()).contains("welcome");
    }

    @Test
    void requestsThatOvertakeEachOtherAreTakenInTheirOrder() {
        desk.prepare(false);
        desk.send(102, "", chat("second"));
        desk.send(101, "", chat("first"));
        desk.pass(1_100);
        assertThat(desk.received).hasSize(2).first().asString().contains("first");
    }

    @Test
    void nobodyJoinsInTheClearWhereThatIsForbidden() {
        desk.prepare(true);
        assertThat(desk.send(101).status()).isEqualTo(403);
        assertThat(desk.joined).isFalse();
        assertThat(desk.forgotten).isFalse();
    }

    @Test
    void whoGuessesWronglyEndsIt() {
        desk.prepare(false);
        assertThat(desk.send(7).text()).contains(TERMINATED + "item-not-found'");
        assertThat(desk.forgotten).isTrue();
    }

    @Test
    void oneThatTheServerEndsIsGoneAtOnce() {
        desk.prepare(false);
        desk.session().close();
        assertThat(desk.forgotten).isTrue();
        assertThat(desk.send(101).text()).contains(TERMINATED + "item-not-found'");
    }

    @Test
    void whoIsNotLetInMayComeLater() {
        desk.full = true;
        desk.prepare(false);
        assertThat(desk.send(101).text()).contains(TERMINATED + "policy-violation'");
        assertThat(desk.forgotten).isFalse();
        desk.full = false;
        desk.send(101);
        assertThat(desk.joined).isTrue();
    }
}

package im.parley.feature.offline;

import static im.parley.feature.offline.Letterbox.JULIET;
import static im.parley.feature.offline.Letterbox.ROMEO;
import static im.parley.feature.offline.Letterbox.chat;
import static im.parley.feature.offline.Letterbox.next;
import static im.parley.feature.offline.Letterbox.priority;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Effect;
import im.parley.server.spi.TestSession;
import im.parley.wire.stanza.Presence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is given what waits, when resources come and go meanwhile. */
class HandoverTest {
    private final Letterbox box = new Letterbox();

    @Test
    void manyMessagesComeInOrder() {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 2 * Handover.PAGE + 3; i++) {
            sent.add("message " + i);
            box.unreachable(chat("message " + i));
        }
        TestSession balcony = box.connected("balcony");

        box.perform(box.sends(balcony, priority(0)));

        assertThat(box.bodiesGivenTo(balcony)).isEqualTo(sent);
        assertThat(box.stores.offline().count(JULIET)).isZero();
    }

    @Test
    void aResourceWithNegativePriorityGetsNothingUntilItsPriorityRises() {
        box.unreachable(chat("hello"));
        TestSession balcony = box.connected("balcony");

        box.perform(box.sends(balcony, priority(-1)));
        assertThat(box.given).isEmpty();

        box.perform(box.sends(balcony, priority(0)));
        assertThat(box.bodiesGivenTo(balcony)).containsExactly("hello");
    }

    @Test
    void directedPresenceMakesNobodyAvailable() {
        box.unreachable(chat("hello"));
        TestSession balcony = box.connected("balcony");

        box.perform(box.sends(balcony, priority(1).withTo(ROMEO)));

        assertThat(box.given).isEmpty();
    }

    @Test
    void whoBecomesAvailableAgainGetsWhatCameMeanwhile() {
        TestSession balcony = box.connected("balcony");
        box.perform(box.sends(balcony, priority(1)));
        box.perform(box.sends(balcony, Presence.of(Presence.Type.UNAVAILABLE)));
        box.unreachable(chat("hello"));

        box.perform(box.sends(balcony, priority(1)));

        assertThat(box.bodiesGivenTo(balcony)).containsExactly("hello");
    }

    @Test
    void ofTwoResourcesThatBecomeAvailableAtOnceOneGetsEachMessage() {
        box.unreachable(chat("hello"));
        TestSession balcony = box.connected("balcony");
        TestSession chamber = box.connected("chamber");
        List<Effect> first = box.sends(balcony, priority(1));
        List<Effect> second = box.sends(chamber, priority(1));

        List<Effect> pageOfFirst = next(first);
        box.perform(second);
        box.perform(pageOfFirst);

        assertThat(box.bodiesGivenTo(balcony)).containsExactly("hello");
        assertThat(box.bodiesGivenTo(chamber)).isEmpty();
    }

    @Test
    void aMessageThatComesWhileTheLastPageIsGivenDoesNotStay() {
        box.unreachable(chat("first"));
        TestSession balcony = box.connected("balcony");
        List<Effect> page = next(box.sends(balcony, priority(1)));

        box.unreachable(chat("second"));
        box.perform(page);

        assertThat(box.bodiesGivenTo(balcony)).containsExactly("first", "second");
        assertThat(box.stores.offline().count(JULIET)).isZero();
    }

    @Test
    void aMessageThatWasOnItsWayToTheStoreWhenTheResourceBecameAvailableDoesNotStay() {
        TestSession balcony = box.connected("balcony");
        box.perform(box.sends(balcony, priority(1)));

        box.unreachable(chat("late"));

        assertThat(box.bodiesGivenTo(balcony)).containsExactly("late");
        assertThat(box.stores.offline().count(JULIET)).isZero();
    }

    @Test
    void whatAResourceWasGivenThatDiedMeanwhileComesAgain() {
        box.unreachable(chat("hello"));
        TestSession balcony = box.connected("balcony");
        List<Effect> page = next(box.sends(balcony, priority(1)));
        box.sessions.remove(balcony);

        box.perform(page);
        assertThat(box.stores.offline().count(JULIET)).isEqualTo(1);

        TestSession chamber = box.connected("chamber");
        box.perform(box.sends(chamber, priority(1)));
        assertThat(box.bodiesGivenTo(chamber)).containsExactly("hello");
        assertThat(box.stores.offline().count(JULIET)).isZero();
    }

    @Test
    void aResourceThatWaitedForOneThatDiedGetsTheRest() {
        box.unreachable(chat("hello"));
        TestSession balcony = box.connected("balcony");
        TestSession chamber = box.connected("chamber");
        List<Effect> page = next(box.sends(balcony, priority(1)));
        box.perform(box.sends(chamber, priority(1)));
        box.sessions.remove(balcony);

        box.perform(page);

        assertThat(box.bodiesGivenTo(chamber)).containsExactly("hello");
        assertThat(box.stores.offline().count(JULIET)).isZero();
    }
}

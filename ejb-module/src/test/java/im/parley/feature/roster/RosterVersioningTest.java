package im.parley.feature.roster;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Reply;
import im.parley.server.spi.RosterElements;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6121 section 2.6: Roster Versioning. */
class RosterVersioningTest extends Household {
    @Test
    void aClientWithoutACacheGetsTheWholeRoster() {
        change(NURSE, item -> item);

        assertThat(Asking.payload(get(query("")))).isEqualTo(Asking.payload(get(query())));
    }

    @Test
    void aClientThatIsUpToDateGetsAnEmptyResultAndNoPush() {
        change(NURSE, item -> item);

        Reply reply = get(query(version()));

        assertThat(reply).isEqualTo(Reply.OK);
    }

    @Test
    void aClientThatMissedSomethingGetsItAsPushes() {
        change(NURSE, item -> item);
        change(ROMEO, item -> item);
        change(Jid.of("tybalt@example.org"), item -> item);
        String known = version();
        store.remove(JULIET, NURSE);
        change(ROMEO, item -> item.withSubscription(Subscription.BOTH));

        Reply reply = get(query(known));

        assertThat(reply).isEqualTo(Reply.OK.then(reply.effects()));
        assertThat(received(reply.effects()))
                .containsExactly(
                        "balcony: " + query(known + ".1").toBuilder().add(RosterElements.removed(NURSE)).build(),
                        "balcony: " + query(version()).toBuilder()
                                .add(item(ROMEO).attribute("subscription", "both").build())
                                .build());
    }

    @Test
    void aClientThatWentAwayBetweenTwoPushesGetsAllOfThemAgain() {
        change(NURSE, item -> item);
        change(ROMEO, item -> item);
        String known = version();
        change(NURSE, item -> item.withAsk(true));
        change(ROMEO, item -> item.withAsk(true));

        assertThat(get(query(known + ".1")).effects()).hasSize(2);
    }

    @Test
    void whereTheWholeRosterIsShorterItIsSent() {
        change(NURSE, item -> item);
        change(ROMEO, item -> item);
        String known = version();
        store.remove(JULIET, NURSE);
        change(ROMEO, item -> item.withAsk(true));

        assertThat(Asking.payload(get(query(known))).elements(RosterElements.ITEM)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ver14", "-1", "99999999999999999999", "999", "."})
    void aVersionThatThisServerDoesNotKnowLeadsToTheWholeRoster(String version) {
        change(NURSE, item -> item);

        assertThat(Asking.payload(get(query(version))).elements(RosterElements.ITEM)).hasSize(1);
    }
}

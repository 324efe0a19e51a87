package im.parley.feature.ping;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Reply;
import im.parley.server.spi.TestSession;
import im.parley.store.memory.MemoryStores;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import org.junit.jupiter.api.Test;

class PingTest {
    private static final Element PING = Element.of(Name.of("urn:xmpp:ping", "ping"));
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");

    private final RosterStore rosters = MemoryStores.create().rosters();
    private final Ping ping = new Ping(rosters);
    private final TestSession balcony = TestSession.of("juliet@capulet.lit/balcony");
    private final TestSession orchard = TestSession.of("romeo@montague.lit/orchard");

    @Test
    void theServerAnswers() {
        assertThat(Asking.server(ping, "capulet.lit", balcony).get(PING)).isEqualTo(Reply.OK);
    }

    @Test
    void theServerAnswersForTheSendersAccount() {
        assertThat(Asking.ownAccount(ping, balcony).get(PING)).isEqualTo(Reply.OK);
    }

    @Test
    void theServerAnswersForAnAccountWhosePresenceTheSenderSees() {
        rosters.put(JULIET, RosterItem.of(orchard.account()).withSubscription(Subscription.FROM));

        assertThat(Asking.account(ping, "juliet@capulet.lit", orchard).get(PING)).isEqualTo(Reply.OK);
    }

    @Test
    void anAccountLooksAsIfItDidNotExistToWhoMayNotSeeItsPresence() {
        rosters.put(JULIET, RosterItem.of(orchard.account()).withSubscription(Subscription.TO));

        assertThat(Asking.error(Asking.account(ping, "juliet@capulet.lit", orchard).get(PING)))
                .isEqualTo(Condition.SERVICE_UNAVAILABLE);
        assertThat(Asking.error(Asking.account(ping, "nobody@capulet.lit", orchard).get(PING)))
                .isEqualTo(Condition.SERVICE_UNAVAILABLE);
    }
}

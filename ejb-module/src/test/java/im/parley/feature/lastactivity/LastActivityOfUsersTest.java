package im.parley.feature.lastactivity;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.About;
import im.parley.server.spi.Asking;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.ServerEvent.SessionEnded;
import im.parley.server.spi.Session;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.server.spi.Verdict;
import im.parley.store.memory.MemoryStores;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** XEP-0012 sections 3 and 4. */
class LastActivityOfUsersTest {
    private static final Element QUESTION = Element.of(Name.of("jabber:iq:last", "query"));
    private static final Jid JULIET = Jid.of("juliet@capulet.com");

    private final MemoryStores stores = MemoryStores.create();
    private final RosterStore rosters = stores.rosters();
    private final TestSessions sessions = new TestSessions();
    private final TestSession orchard = TestSession.available("romeo@montague.net/orchard", 0);
    private final TestSession balcony = sessions.add(TestSession.available("juliet@capulet.com/balcony", 0));
    private final Movable clock = new Movable();
    private final LastActivity feature = new LastActivity(
            new About("Parley", "1", Instant.EPOCH), clock, stores.lastActivity(), rosters, sessions);

    private static final class Movable extends Clock {
        private Instant now = Instant.parse("2008-11-26T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private Reply asked() {
        return Asking.account(feature, "juliet@capulet.com", orchard).get(QUESTION);
    }

    private void befriend(Subscription subscription) {
        rosters.put(JULIET, RosterItem.of(orchard.account()).withSubscription(subscription));
    }

    @SuppressWarnings("unchecked") // the feature judges the presence that is sent
    private void leaves(TestSession session, String status) {
        Presence presence = Presence.of(Presence.Type.UNAVAILABLE, Element.text(Presence.STATUS, status));
        feature.hooks().stream()
                .filter(Hook.OnSent.class::isInstance)
                .forEach(hook -> ((Hook.OnSent<Presence>) hook).filter().judge(presence, session));
        session.presence(Optional.empty());
    }

    @SuppressWarnings("unchecked") // the feature hears of ended sessions alone
    private void vanishes(TestSession session) {
        sessions.remove(session);
        feature.hooks().stream()
                .filter(Hook.OnEvent.class::isInstance)
                .forEach(hook -> ((Hook.OnEvent<SessionEnded>) hook).handler().on(new SessionEnded(session)));
    }

    @SuppressWarnings("unchecked") // the feature judges the IQs that come to accounts
    private Verdict delivered(Iq iq) {
        return feature.hooks().stream()
                .filter(Hook.OnDelivery.class::isInstance)
                .map(hook -> ((Hook.OnDelivery<Iq>) hook).filter().judge(iq, JULIET))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoMayNotSeeThePresenceIsForbiddenToAsk() {
        assertThat(Asking.error(asked())).isEqualTo(Condition.FORBIDDEN);
        befriend(Subscription.TO);
        assertThat(Asking.error(asked())).isEqualTo(Condition.FORBIDDEN);
    }

    @Test
    void theLastStatusIsToldWithTheTime() {
        befriend(Subscription.FROM);
        leaves(balcony, "Heading Home");
        clock.now = clock.now.plus(Duration.ofSeconds(903));
        assertThat(Asking.payload(asked()))
                .hasToString("<query xmlns='jabber:iq:last' seconds='903'>Heading Home</query>");
        vanishes(balcony);
        assertThat(Asking.payload(asked()).attribute("seconds")).contains("903");
    }

    @Test
    void aUserWhoIsThereWasActiveJustNow() {
        befriend(Subscription.BOTH);
        assertThat(Asking.payload(asked())).hasToString("<query xmlns='jabber:iq:last' seconds='0'/>");
    }

    @Test
    void theLastOfSeveralResourcesCounts() {
        befriend(Subscription.BOTH);
        TestSession phone = sessions.add(TestSession.available("juliet@capulet.com/phone", 0));
        leaves(balcony, "to the garden");
        clock.now = clock.now.plus(Duration.ofSeconds(60));
        vanishes(phone);
        clock.now = clock.now.plus(Duration.ofSeconds(5));
        assertThat(Asking.payload(asked())).hasToString("<query xmlns='jabber:iq:last' seconds='5'/>");
    }

    @Test
    void anInvisibleResourceIsNotThere() {
        befriend(Subscription.BOTH);
        balcony.put(Session.HIDING, new Session.Hiding(false));
        vanishes(balcony);
        assertThat(Asking.error(asked())).isEqualTo(Condition.SERVICE_UNAVAILABLE);
    }

    @Test
    void aResourceIsAskedOnlyByThoseWhoMay() {
        Iq question = Iq.request(Iq.Type.GET, "last2", QUESTION)
                .withFrom(orchard.jid())
                .withTo(balcony.jid());
        assertThat(delivered(question)).isInstanceOf(Verdict.Bounce.class);
        assertThat(delivered(question.withFrom(JULIET.withResource("phone")))).isEqualTo(Verdict.PASS);
        befriend(Subscription.FROM);
        assertThat(delivered(question)).isEqualTo(Verdict.PASS);
    }
}

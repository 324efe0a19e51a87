package im.parley.feature.offline;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Handlers;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Session;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.server.spi.Verdict;
import im.parley.server.spi.option.MessageRepositoryOptions;
import im.parley.store.memory.MemoryStores;
import im.parley.store.offline.OfflineMessage;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfflineMessagesTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.com");
    private static final Jid ROMEO = Jid.of("romeo@montague.net/orchard");
    private static final Name DELAY = Name.of("urn:xmpp:delay", "delay");
    private static final Instant NOW = Instant.parse("2002-09-10T23:08:25Z");

    private final MemoryStores stores = MemoryStores.create();
    private final TestSessions sessions = TestSessions.of();
    private final OfflineMessages offline = new OfflineMessages(
            stores.offline(),
            stores.users(),
            sessions,
            TestOptions.of(new MessageRepositoryOptions(200, Map.of())),
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final List<Given> given = new ArrayList<>();

    /** What a session was given. */
    private record Given(Session session, Message message) {}

    OfflineMessagesTest() {
        stores.users().create(new User(JULIET, Status.ACTIVE, NOW));
    }

    /** Performs effects as the router does. */
    private void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.ToSession one) {
                given.add(new Given(one.session(), (Message) one.stanza()));
            } else if (effect instanceof Effect.Afterwards next) {
                perform(next.more().get());
            } else {
                throw new AssertionError("unexpected " + effect);
            }
        }
    }

    private Verdict unreachable(Message message) {
        Verdict verdict = offline.hooks().stream()
                .filter(Hook.OnUnreachable.class::isInstance)
                .map(Hook.OnUnreachable.class::cast)
                .findFirst()
                .orElseThrow()
                .filter()
                .judge(message, message.to().orElseThrow().bare());
        perform(verdict.effects());
        return verdict;
    }

    private List<Effect> sends(TestSession session, Presence presence) {
        if (presence.to().isEmpty()) {
            session.presence(
                    presence.type() == Presence.Type.AVAILABLE ? Optional.of(presence) : Optional.empty());
        }
        @SuppressWarnings("unchecked") // it is declared for presences
        Hook.OnSent<Presence> hook = (Hook.OnSent<Presence>) offline.hooks().stream()
                .filter(Hook.OnSent.class::isInstance)
                .findFirst()
                .orElseThrow();
        return hook.filter().judge(presence, session).effects();
    }

    private TestSession connected(String resource) {
        return sessions.add(TestSession.of("juliet@capulet.com/" + resource));
    }

    private static Presence priority(int priority) {
        return Presence.of(
                Presence.Type.AVAILABLE, Element.text(Presence.PRIORITY, String.valueOf(priority)));
    }

    private static Message chat(String body) {
        return Message.to(JULIET, Message.Type.CHAT, Element.text(Message.BODY, body)).withFrom(ROMEO);
    }

    private List<String> bodiesGivenTo(Session session) {
        return given.stream()
                .filter(one -> one.session().equals(session))
                .map(one -> one.message().body())
                .toList();
    }

    /** Example 3 of the XEP. */
    @Test
    void whatWaitedIsGivenWithItsDelayToTheResourceThatBecomesAvailable() {
        assertThat(unreachable(chat("blessed night"))).isInstanceOf(Verdict.Drop.class);
        TestSession balcony = connected("balcony");

        perform(sends(balcony, priority(1)));

        assertThat(given).hasSize(1);
        assertThat(given.getFirst().message().from()).contains(ROMEO);
        assertThat(given.getFirst().message().to()).contains(JULIET);
        assertThat(given.getFirst().message().child(DELAY).orElseThrow())
                .hasToString("<delay xmlns='urn:xmpp:delay' from='capulet.com' stamp='2002-09-10T23:08:25Z'>"
                        + "Offline Storage</delay>");
        assertThat(stores.offline().count(JULIET)).isZero();
    }

    private void bindsByBind2(Session session) {
        assertThat(offline.hooks().stream()
                        .filter(Hook.AddToBound.class::isInstance)
                        .map(Hook.AddToBound.class::cast)
                        .flatMap(hook -> hook.addition().describe(session).stream()))
                .isEmpty();
    }

    private static Message archived(String body, Jid by) {
        Element id = Element.build(Name.of("urn:xmpp:sid:0", "stanza-id"))
                .attribute("by", by.toString())
                .attribute("id", "1")
                .build();
        return chat(body).with(chat(body).content().plus(id));
    }

    /** XEP-0386 section 3.2. */
    @Test
    void bind2ClearsWhatTheArchiveHas() {
        for (int i = 0; i < Handover.PAGE; i++) {
            unreachable(archived("archived", JULIET));
        }
        unreachable(chat("nowhere else"));
        unreachable(archived("in another archive", ROMEO.bare()));
        unreachable(archived("archived", JULIET));
        TestSession balcony = connected("balcony");

        bindsByBind2(balcony);
        assertThat(stores.offline().count(JULIET)).isEqualTo(2);
        perform(sends(balcony, priority(0)));

        assertThat(bodiesGivenTo(balcony)).containsExactly("nowhere else", "in another archive");
    }

    @Test
    void manyMessagesComeInOrder() {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 2 * Handover.PAGE + 3; i++) {
            sent.add("message " + i);
            unreachable(chat("message " + i));
        }
        TestSession balcony = connected("balcony");

        perform(sends(balcony, priority(0)));

        assertThat(bodiesGivenTo(balcony)).isEqualTo(sent);
        assertThat(stores.offline().count(JULIET)).isZero();
    }

    @Test
    void anAccountThatDoesNotExistStoresNothing() {
        Message toNobody = chat("hello").withTo(Jid.of("nobody@capulet.com"));

        assertThat(unreachable(toNobody)).isEqualTo(Verdict.PASS);
        assertThat(stores.offline().count(Jid.of("nobody@capulet.com"))).isZero();
    }

    @Test
    void whatMayNotBeStoredIsLeftToTheRules() {
        Message headline = Message.to(JULIET, Message.Type.HEADLINE, Element.text(Message.BODY, "news"));

        assertThat(unreachable(headline)).isEqualTo(Verdict.PASS);
        assertThat(stores.offline().count(JULIET)).isZero();
    }

    @Test
    void aChatStateIsForgottenWithoutAnError() {
        Message typing = Message.to(
                JULIET,
                Message.Type.CHAT,
                Element.of(Name.of("http://jabber.org/protocol/chatstates", "composing")));

        assertThat(unreachable(typing)).isInstanceOf(Verdict.Drop.class);
        assertThat(stores.offline().count(JULIET)).isZero();
    }

    @Test
    void aFullStoreSaysServiceUnavailable() {
        for (int i = 0; i < 200; i++) {
            unreachable(chat("message " + i));
        }

        assertThat(unreachable(chat("one too many"))).isInstanceOfSatisfying(
                Verdict.Bounce.class,
                bounce -> assertThat(bounce.error().condition()).isEqualTo(Condition.SERVICE_UNAVAILABLE));
        assertThat(stores.offline().count(JULIET)).isEqualTo(200);
    }

    @Test
    void aResourceWithNegativePriorityGetsNothingUntilItsPriorityRises() {
        unreachable(chat("hello"));
        TestSession balcony = connected("balcony");

        perform(sends(balcony, priority(-1)));
        assertThat(given).isEmpty();

        perform(sends(balcony, priority(0)));
        assertThat(bodiesGivenTo(balcony)).containsExactly("hello");
    }

    @Test
    void directedPresenceMakesNobodyAvailable() {
        unreachable(chat("hello"));
        TestSession balcony = connected("balcony");

        perform(sends(balcony, priority(1).withTo(ROMEO)));

        assertThat(given).isEmpty();
    }

    @Test
    void whoBecomesAvailableAgainGetsWhatCameMeanwhile() {
        TestSession balcony = connected("balcony");
        perform(sends(balcony, priority(1)));
        perform(sends(balcony, Presence.of(Presence.Type.UNAVAILABLE)));
        unreachable(chat("hello"));

        perform(sends(balcony, priority(1)));

        assertThat(bodiesGivenTo(balcony)).containsExactly("hello");
    }

    @Test
    void ofTwoResourcesThatBecomeAvailableAtOnceOneGetsEachMessage() {
        unreachable(chat("hello"));
        TestSession balcony = connected("balcony");
        TestSession chamber = connected("chamber");
        List<Effect> first = sends(balcony, priority(1));
        List<Effect> second = sends(chamber, priority(1));

        List<Effect> pageOfFirst = next(first);
        perform(second);
        perform(pageOfFirst);

        assertThat(bodiesGivenTo(balcony)).containsExactly("hello");
        assertThat(bodiesGivenTo(chamber)).isEmpty();
    }

    @Test
    void aMessageThatComesWhileTheLastPageIsGivenDoesNotStay() {
        unreachable(chat("first"));
        TestSession balcony = connected("balcony");
        List<Effect> page = next(sends(balcony, priority(1)));

        unreachable(chat("second"));
        perform(page);

        assertThat(bodiesGivenTo(balcony)).containsExactly("first", "second");
        assertThat(stores.offline().count(JULIET)).isZero();
    }

    @Test
    void aMessageThatWasOnItsWayToTheStoreWhenTheResourceBecameAvailableDoesNotStay() {
        TestSession balcony = connected("balcony");
        perform(sends(balcony, priority(1)));

        unreachable(chat("late"));

        assertThat(bodiesGivenTo(balcony)).containsExactly("late");
        assertThat(stores.offline().count(JULIET)).isZero();
    }

    @Test
    void whatAResourceWasGivenThatDiedMeanwhileComesAgain() {
        unreachable(chat("hello"));
        TestSession balcony = connected("balcony");
        List<Effect> page = next(sends(balcony, priority(1)));
        sessions.remove(balcony);

        perform(page);
        assertThat(stores.offline().count(JULIET)).isEqualTo(1);

        TestSession chamber = connected("chamber");
        perform(sends(chamber, priority(1)));
        assertThat(bodiesGivenTo(chamber)).containsExactly("hello");
        assertThat(stores.offline().count(JULIET)).isZero();
    }

    @Test
    void aResourceThatWaitedForOneThatDiedGetsTheRest() {
        unreachable(chat("hello"));
        TestSession balcony = connected("balcony");
        TestSession chamber = connected("chamber");
        List<Effect> page = next(sends(balcony, priority(1)));
        perform(sends(chamber, priority(1)));
        sessions.remove(balcony);

        perform(page);

        assertThat(bodiesGivenTo(chamber)).containsExactly("hello");
        assertThat(stores.offline().count(JULIET)).isZero();
    }

    @Test
    void expiredMessagesAreNotGiven() {
        stores.offline().store(JULIET, OfflineMessage.of(NOW, "<message/>").expiring(NOW), 10);
        unreachable(chat("hello"));
        TestSession balcony = connected("balcony");

        perform(sends(balcony, priority(1)));

        assertThat(bodiesGivenTo(balcony)).containsExactly("hello");
        assertThat(stores.offline().count(JULIET)).isZero();
    }

    @Test
    void aStoredTextThatIsNoMessageHoldsUpNobody() {
        stores.offline().store(JULIET, OfflineMessage.of(NOW, "<mess"), 10);
        unreachable(chat("hello"));
        TestSession balcony = connected("balcony");

        perform(sends(balcony, priority(1)));

        assertThat(bodiesGivenTo(balcony)).containsExactly("hello");
    }

    /** XEP-0203 section 5. */
    @Test
    void aDelayThatPretendsToBeFromTheServerIsRemovedAndOthersStay() {
        Message forged = chat("hello");
        unreachable(arriving(
                forged.with(forged.content().plus(delay("capulet.com")).plus(delay("room.montague.net")))));
        TestSession balcony = connected("balcony");

        perform(sends(balcony, priority(1)));

        assertThat(given.getFirst().message().content().elements().stream()
                        .filter(child -> child.is(DELAY))
                        .map(child -> child.attribute("from", "") + ' ' + child.attribute("stamp", "")))
                .containsExactly(
                        "room.montague.net 1999-01-01T00:00:00Z", "capulet.com 2002-09-10T23:08:25Z");
    }

    /** XEP-0198 section 4: "servers SHOULD add a delay element with the original (failed) delivery timestamp". */
    @Test
    void whatASessionLeftIsAsOldAsItWasThen() {
        Message left = chat("hello");
        unreachable(left.with(left.content().plus(delay("capulet.com"))));
        TestSession balcony = connected("balcony");

        perform(sends(balcony, priority(1)));

        assertThat(given.getFirst().message().content().elements().stream()
                        .filter(child -> child.is(DELAY))
                        .map(child -> child.attribute("from", "") + ' ' + child.attribute("stamp", "")))
                .containsExactly("capulet.com 1999-01-01T00:00:00Z");
    }

    /** What the filters of delivery make of a message. */
    @SuppressWarnings("unchecked") // a filter of messages
    private Message arriving(Message message) {
        Message judged = message;
        for (Hook hook : offline.hooks()) {
            if (hook instanceof Hook.OnDelivery<?> delivery
                    && ((Handlers.DeliveryFilter<Message>) delivery.filter()).judge(judged, JULIET)
                            instanceof Verdict.Replace replaced) {
                judged = (Message) replaced.stanza();
            }
        }
        return judged;
    }

    private static Element delay(String from) {
        return Element.build(DELAY)
                .attribute("from", from)
                .attribute("stamp", "1999-01-01T00:00:00Z")
                .build();
    }

    /** The effects that come of the only one, which asks for more. */
    private static List<Effect> next(List<Effect> effects) {
        assertThat(effects).hasSize(1);
        return ((Effect.Afterwards) effects.getFirst()).more().get();
    }
}

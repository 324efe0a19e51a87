package im.parley.feature.amp;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Expiry;
import im.parley.server.spi.Handlers;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Requester;
import im.parley.server.spi.Session;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.server.spi.Verdict;
import im.parley.server.spi.account.OfflineLimits;
import im.parley.server.spi.option.MessageRepositoryOptions;
import im.parley.store.memory.MemoryStores;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaText;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvancedMessagesTest {
    private static final Instant NOW = Instant.parse("2004-01-01T00:00:00Z");
    private static final Jid BERNARDO = Jid.of("bernardo@hamlet.lit/elsinore");
    private static final Jid FRANCISCO = Jid.of("francisco@hamlet.lit");
    private static final String STORED = "<rule action='%s' condition='deliver' value='stored'/>";

    private final MemoryStores stores = MemoryStores.create();
    private final TestSessions sessions = TestSessions.of();
    private final AdvancedMessages amp = with(AmpOptions.Quota.ERROR);
    private final List<Message> told = new ArrayList<>();

    AdvancedMessagesTest() {
        stores.rosters().put(FRANCISCO, RosterItem.of(BERNARDO).withSubscription(Subscription.FROM));
    }

    private AdvancedMessages with(AmpOptions.Quota quota) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        TestOptions options =
                TestOptions.of(new AmpOptions(quota, false), new MessageRepositoryOptions(2, false, Map.of()));
        return new AdvancedMessages(
                stores.rosters(),
                sessions,
                new Shelf(stores.offline(), new OfflineLimits(options, stores.settings()), options, clock),
                new Neighbours(new Shire(), clock),
                clock);
    }

    private static Message message(String type, String to, String rules) {
        String xml = "<message type='" + type + "' id='chatty2'><body>Who's there?</body>"
                + "<amp xmlns='http://jabber.org/protocol/amp'>" + rules + "</amp></message>";
        return ((Message) StanzaText.read(xml).orElseThrow()).withFrom(BERNARDO).withTo(Jid.of(to));
    }

    private static Message chat(String rules) {
        return message("chat", FRANCISCO.toString(), rules);
    }

    /** As a session sends it. */
    private Verdict sends(Message message) {
        for (Hook hook : amp.hooks()) {
            if (hook instanceof Hook.OnSent<?> sent) {
                @SuppressWarnings("unchecked") // it is for messages
                Handlers.SentFilter<Message> filter = (Handlers.SentFilter<Message>) sent.filter();
                return filter.judge(message, TestSession.of(BERNARDO.toString()));
            }
        }
        throw new AssertionError();
    }

    /** As it reaches the account. */
    private Verdict comes(Message message) {
        for (Hook hook : amp.hooks()) {
            if (hook instanceof Hook.OnDelivery<?> delivery) {
                @SuppressWarnings("unchecked") // it is for messages
                Handlers.DeliveryFilter<Message> filter = (Handlers.DeliveryFilter<Message>) delivery.filter();
                return noted(filter.judge(message, FRANCISCO));
            }
        }
        throw new AssertionError();
    }

    /** As it reaches a session. */
    private Verdict arrives(Message message, Session session) {
        for (Hook hook : amp.hooks()) {
            if (hook instanceof Hook.OnHold<?> hold) {
                @SuppressWarnings("unchecked") // it is for messages
                Handlers.HoldFilter<Message> filter = (Handlers.HoldFilter<Message>) hold.filter();
                return noted(filter.judge(message, session));
            }
        }
        throw new AssertionError();
    }

    private Verdict noted(Verdict verdict) {
        verdict.effects().forEach(effect -> told.add((Message) ((Effect.Send) effect).stanza()));
        return verdict;
    }

    private static StanzaError error(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Bounce.class);
        return ((Verdict.Bounce) verdict).error();
    }

    /** Examples 14 and 15. */
    @Test
    void anAlertSaysThatTheMessageWouldBeStored() {
        assertThat(comes(chat(STORED.formatted("alert")))).isInstanceOf(Verdict.Drop.class);
        assertThat(told).hasSize(1);
        assertThat(StanzaText.write(told.getFirst())).isEqualTo("<message to='bernardo@hamlet.lit/elsinore'"
                + " from='hamlet.lit' id='chatty2'>"
                + "<amp xmlns='http://jabber.org/protocol/amp' status='alert' from='bernardo@hamlet.lit/elsinore'"
                + " to='francisco@hamlet.lit'><rule action='alert' condition='deliver' value='stored'/></amp></message>");
    }

    /** Example 8, with the addresses as section 4.1 defines them. */
    @Test
    void anErrorHoldsTheFailedRule() {
        comes(chat(STORED.formatted("error")));
        assertThat(told.getFirst().type()).isEqualTo(Message.Type.ERROR);
        assertThat(StanzaText.write(told.getFirst())).contains(
                "<error type='modify'><undefined-condition xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                        + "<failed-rules xmlns='http://jabber.org/protocol/amp#errors'>"
                        + "<rule xmlns='http://jabber.org/protocol/amp' action='error' condition='deliver'"
                        + " value='stored'/></failed-rules></error>");
    }

    /** Section 3.4.2: "The drop MUST NOT result in other responses." */
    @Test
    void aDropIsSilent() {
        assertThat(comes(chat(STORED.formatted("drop")))).isInstanceOf(Verdict.Drop.class);
        assertThat(told).isEmpty();
    }

    /** Section 3.4.4. */
    @Test
    void aNotificationDoesNotChangeWhatHappens() {
        Verdict verdict = comes(chat(STORED.formatted("notify") + STORED.formatted("notify").replace("stored", "none")));
        assertThat(told).hasSize(1);
        Message onward = (Message) ((Verdict.Replace) verdict).stanza();
        assertThat(onward.body()).isEqualTo("Who's there?");
        assertThat(onward.child(Expiry.AMP).orElseThrow()).hasToString("<amp xmlns='http://jabber.org/protocol/amp'"
                + " from='bernardo@hamlet.lit/elsinore' to='francisco@hamlet.lit'>"
                + "<rule action='notify' condition='deliver' value='none'/></amp>");
    }

    @Test
    void whenAllRulesAreDoneWithNoneGoOn() {
        Message onward = (Message) ((Verdict.Replace) comes(chat(STORED.formatted("notify")))).stanza();
        assertThat(onward.has(Expiry.AMP)).isFalse();
    }

    /** Section 2.2.3: "As soon as a rule's condition is met, processing ends". */
    @Test
    void theFirstRuleThatIsMetDecides() {
        comes(chat("<rule action='error' condition='deliver' value='direct'/>" + STORED.formatted("drop")
                + STORED.formatted("error")));
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "chat,    francisco@hamlet.lit,      direct, true",
        "chat,    francisco@hamlet.lit/pda,  direct, true",
        "normal,  francisco@hamlet.lit/attic, none,  true",
        "chat,    francisco@hamlet.lit/attic, direct, true",
        "headline, francisco@hamlet.lit/attic, none, true",
        "chat,    francisco@hamlet.lit,      stored, false",
        "normal,  francisco@hamlet.lit,      none,   false"
    })
    void deliverIsWhatWouldHappenNow(String type, String to, String value, boolean met) {
        sessions.add(TestSession.available(FRANCISCO + "/pda", 0));
        Verdict verdict = comes(message(type, to, "<rule action='drop' condition='deliver' value='" + value + "'/>"));
        assertThat(verdict instanceof Verdict.Drop).isEqualTo(met);
    }

    @Test
    void whatMustNotBeStoredWouldNotBeDelivered() {
        Message message = chat("<rule action='drop' condition='deliver' value='none'/>");
        Message secret = message.with(message.content().plus(
                Element.of(Name.of("urn:xmpp:hints", "no-store"))));
        assertThat(comes(secret)).isInstanceOf(Verdict.Drop.class);
    }

    /** Section 3.3.3, with "pda" connected. */
    @ParameterizedTest
    @CsvSource({
        "francisco@hamlet.lit/pda,   exact, true",
        "francisco@hamlet.lit/pda,   other, false",
        "francisco@hamlet.lit/pda,   any,   true",
        "francisco@hamlet.lit/attic, exact, false",
        "francisco@hamlet.lit/attic, other, true",
        "francisco@hamlet.lit,       exact, false",
        "francisco@hamlet.lit,       other, true"
    })
    void resourcesMatch(String to, String value, boolean met) {
        sessions.add(TestSession.available(FRANCISCO + "/pda", 0));
        String rule = "<rule action='drop' condition='match-resource' value='" + value + "'/>";
        assertThat(comes(message("chat", to, rule)) instanceof Verdict.Drop).isEqualTo(met);
    }

    /** "the condition is met only if the server would deliver to a destination JID without a resource identifier". */
    @Test
    void theStoreMatchesTheBareAddress() {
        assertThat(comes(chat("<rule action='drop' condition='match-resource' value='exact'/>")))
                .isInstanceOf(Verdict.Drop.class);
    }

    /** Section 3.3.3: "This condition MUST NOT be applied to each hop". */
    @Test
    void resourcesAreIgnoredPerHop() {
        Message message = chat("<rule action='drop' condition='match-resource' value='exact'/>");
        String perHop = StanzaText.write(message).replace("<amp ", "<amp per-hop='true' ");
        assertThat(comes((Message) StanzaText.read(perHop).orElseThrow())).isInstanceOf(Verdict.Replace.class);
    }

    @Test
    void whatIsTooLateIsDroppedAtOnce() {
        sessions.add(TestSession.available(FRANCISCO + "/pda", 0));
        assertThat(comes(chat("<rule action='drop' condition='expire-at' value='2004-01-01T00:00:00Z'/>")))
                .isInstanceOf(Verdict.Drop.class);
        assertThat(comes(chat("<rule action='drop' condition='expire-at' value='2004-01-01T00:00:01Z'/>")))
                .isInstanceOf(Verdict.Replace.class);
    }

    /** Section 7. */
    @Test
    void whatExpiredWhileItWaitedIsNotDelivered() {
        TestSession pda = TestSession.of(FRANCISCO + "/pda");
        Message late = chat("<rule action='alert' condition='expire-at' value='2003-12-31T23:59:59Z'/>");
        assertThat(arrives(late, pda)).isInstanceOf(Verdict.Drop.class);
        assertThat(told).hasSize(1);
        assertThat(arrives(chat("<rule action='alert' condition='expire-at' value='2004-01-01T00:00:01Z'/>"), pda))
                .isEqualTo(Verdict.PASS);
        assertThat(arrives(chat("<rule action='notify' condition='expire-at' value='2003-12-31T23:59:59Z'/>"), pda))
                .isInstanceOf(Verdict.Pass.class);
        assertThat(told).hasSize(2);
    }

    @Test
    void theMomentOfASilentEndIsKnownToTheStore() {
        assertThat(Expiry.of(chat("<rule action='drop' condition='expire-at' value='2004-01-02T00:00:00Z'/>"
                        + "<rule action='drop' condition='expire-at' value='2004-01-01T12:00:00Z'/>")))
                .contains(Instant.parse("2004-01-01T12:00:00Z"));
        assertThat(Expiry.of(chat("<rule action='error' condition='expire-at' value='2004-01-02T00:00:00Z'/>")))
                .isEmpty();
    }

    @Test
    void aMessageMayBeKeptForLater() {
        sessions.add(TestSession.available(FRANCISCO + "/pda", 0));
        String rule = "<rule action='store' condition='deliver' value='direct'/>";
        assertThat(comes(chat(rule))).isInstanceOf(Verdict.Drop.class);
        assertThat(stores.offline().load(FRANCISCO, 10)).hasSize(1);
        assertThat(stores.offline().load(FRANCISCO, 10).getFirst().xml())
                .contains("Who").doesNotContain("<rule");
    }

    @ParameterizedTest
    @CsvSource({
        "rule action='explode' condition='deliver' value='none', BAD_REQUEST, unsupported-actions",
        "rule condition='deliver' value='none', BAD_REQUEST, unsupported-actions",
        "rule action='drop' condition='weather' value='rain', BAD_REQUEST, unsupported-conditions",
        "rule action='drop' condition='deliver' value='maybe', NOT_ACCEPTABLE, invalid-rules",
        "rule action='drop' condition='match-resource', NOT_ACCEPTABLE, invalid-rules",
        "rule action='drop' condition='expire-at' value='tomorrow', NOT_ACCEPTABLE, invalid-rules",
        "rule action='drop' condition='expire-at' value='2004-01-01T00:00:00+01:00', NOT_ACCEPTABLE, invalid-rules"
    })
    void whatIsNotUnderstoodIsTold(String rule, StanzaError.Condition condition, String specific) {
        StanzaError error = error(sends(chat(STORED.formatted("drop") + '<' + rule + "/>")));
        assertThat(error.condition()).isEqualTo(condition);
        assertThat(error.type()).isEqualTo(StanzaError.Type.MODIFY);
        assertThat(error.application().orElseThrow().name().local()).isEqualTo(specific);
        assertThat(error.application().orElseThrow().elements()).as("only the rules at issue").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<x/>"})
    void withoutRulesThereIsNothingToDo(String content) {
        assertThat(error(sends(chat(content))).condition()).isEqualTo(StanzaError.Condition.BAD_REQUEST);
    }

    @Test
    void perHopIsTrueOrFalse() {
        String odd = StanzaText.write(chat(STORED.formatted("drop"))).replace("<amp ", "<amp per-hop='maybe' ");
        assertThat(error(sends((Message) StanzaText.read(odd).orElseThrow())).condition())
                .isEqualTo(StanzaError.Condition.BAD_REQUEST);
    }

    /** Section 9: "Accept the relevant condition only if the sender is authorized to receive the receiver's presence". */
    @Test
    void strangersLearnNothing() {
        stores.rosters().put(FRANCISCO, RosterItem.of(BERNARDO).withSubscription(Subscription.TO));
        StanzaError offline = error(comes(chat(STORED.formatted("alert") + STORED.formatted("drop"))));
        sessions.add(TestSession.available(FRANCISCO + "/pda", 0));
        StanzaError online = error(comes(chat(STORED.formatted("alert") + STORED.formatted("drop"))));
        assertThat(offline).isEqualTo(online);
        assertThat(offline.condition()).isEqualTo(StanzaError.Condition.NOT_ACCEPTABLE);
        assertThat(offline.application().orElseThrow()).hasToString(
                "<invalid-rules xmlns='http://jabber.org/protocol/amp'>"
                        + "<rule action='alert' condition='deliver' value='stored'/></invalid-rules>");
        assertThat(told).isEmpty();
        assertThat(comes(chat(STORED.formatted("drop")))).isInstanceOf(Verdict.Replace.class);
    }

    /** Each of them may make a message. */
    @Test
    void tooManyRulesAreRefused() {
        assertThat(sends(chat(STORED.formatted("notify").repeat(20)))).isEqualTo(Verdict.PASS);
        Message greedy = chat(STORED.formatted("notify").repeat(21));
        assertThat(error(sends(greedy)).condition()).isEqualTo(StanzaError.Condition.POLICY_VIOLATION);
        assertThat(error(comes(greedy)).condition()).isEqualTo(StanzaError.Condition.POLICY_VIOLATION);
        assertThat(told).isEmpty();
    }

    /** An answer would make the room believe that its occupant is gone. */
    @Test
    void whatIsSaidInARoomHoldsNoOrdersForThoseWhoAreThere() {
        Session pda = TestSession.available(FRANCISCO + "/pda", 0);
        sessions.add((TestSession) pda);
        Message said = message("groupchat", FRANCISCO + "/pda", "<rule action='alert' condition='deliver' value='direct'/>")
                .withFrom(Jid.of("elsinore@rooms.hamlet.lit/bernardo"));
        assertThat(comes(said)).isEqualTo(Verdict.PASS);
        assertThat(arrives(said, pda)).isEqualTo(Verdict.PASS);
        assertThat(told).isEmpty();
    }

    @Test
    void whatTellsOfAnotherMessageHoldsNoOrders() {
        Message event = Ruleset.event(
                Rule.of(chat(STORED.formatted("drop")).child(Expiry.AMP).orElseThrow().first().orElseThrow()).orElseThrow(),
                chat(""), FRANCISCO, BERNARDO);
        assertThat(sends(event)).isEqualTo(Verdict.PASS);
        assertThat(comes(event)).isEqualTo(Verdict.PASS);
    }

    @Test
    void aFullStoreIsTheBusinessOfTheStoreUnlessMessagesAreToBeDropped() {
        assertThat(unreachable(amp)).isEqualTo(Verdict.PASS);
        AdvancedMessages silent = with(AmpOptions.Quota.DROP);
        assertThat(unreachable(silent)).isEqualTo(Verdict.PASS);
        comes(chat("<rule action='store' condition='deliver' value='stored'/>"));
        comes(chat("<rule action='store' condition='deliver' value='stored'/>"));
        assertThat(unreachable(silent)).isInstanceOf(Verdict.Drop.class);
        assertThat(unreachable(amp)).isEqualTo(Verdict.PASS);
    }

    private static Verdict unreachable(AdvancedMessages amp) {
        return amp.hooks().stream()
                .filter(Hook.OnUnreachable.class::isInstance)
                .map(hook -> ((Hook.OnUnreachable) hook).filter().judge(chat(""), FRANCISCO))
                .findFirst()
                .orElseThrow();
    }

    /** Section 2.1.1. */
    @Test
    void whatIsSupportedIsFoundAtANode() {
        Hook.DescribeNode hook = amp.hooks().stream()
                .filter(Hook.DescribeNode.class::isInstance)
                .map(Hook.DescribeNode.class::cast)
                .findFirst()
                .orElseThrow();
        Requester asking = new Requester(
                Optional.of(BERNARDO), Optional.empty(), Optional.empty(), Jid.of("hamlet.lit"));
        assertThat(hook.handler().describe("http://jabber.org/protocol/amp", asking).orElseThrow().features())
                .contains(
                        "http://jabber.org/protocol/amp",
                        "http://jabber.org/protocol/amp?action=notify",
                        "http://jabber.org/protocol/amp?condition=match-resource");
        assertThat(hook.handler().describe("urn:example:other", asking)).isEmpty();
    }
}

package im.parley.feature.roster;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.ServerEvent.RosterChanged;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.store.memory.MemoryRosters;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterUpdate;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6121 section 2. */
class RostersTest {
    private static final Jid JULIET = Jid.of("juliet@example.com");
    private static final Jid ROMEO = Jid.of("romeo@example.net");
    private static final Jid NURSE = Jid.of("nurse@example.com");

    private final MemoryRosters store = new MemoryRosters();
    private final TestSession balcony = TestSession.of("juliet@example.com/balcony");
    private final TestSession chamber = TestSession.of("juliet@example.com/chamber");
    private RosterOptions options = new RosterOptions(false, true, 0, 20, 20, 3);

    private Rosters feature() {
        return new Rosters(store, TestOptions.of(options));
    }

    private Reply get(Element query) {
        return Asking.ownAccount(feature(), balcony).get(query);
    }

    private Reply set(Element... items) {
        return Asking.ownAccount(feature(), balcony).set(Element.of(RosterElements.QUERY, items));
    }

    private static Element query() {
        return Element.of(RosterElements.QUERY);
    }

    private static Element query(String version) {
        return Element.build(RosterElements.QUERY).attribute("ver", version).build();
    }

    private static Element.Builder item(Jid contact) {
        return Element.build(RosterElements.ITEM).attribute("jid", contact.toString());
    }

    private static Element group(String name) {
        return Element.text(RosterElements.GROUP, name);
    }

    private void change(Jid contact, UnaryOperator<RosterItem> change) {
        store.update(JULIET, contact, before -> Optional.of(change.apply(before.orElse(RosterItem.of(contact)))));
    }

    /** What the sessions get from these effects, {@code resource: <stanza/>}, events included. */
    private List<String> received(List<Effect> effects) {
        List<String> all = new ArrayList<>();
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.ToSessions some -> reach(some.matching(), some.stanza(), all);
                case Effect.ToSessionsAsIs some -> reach(some.matching(), some.stanza(), all);
                case Effect.ToSession one -> all.add(one.session().jid().resource() + ": " + payload(one.stanza()));
                case Effect.Raise raise when raise.event() instanceof RosterChanged event ->
                    all.addAll(received(tell(event)));
                case Effect.Send send -> all.add(
                        "to " + send.stanza().to().orElseThrow() + ": " + payload(send.stanza()));
                default -> throw new AssertionError("unexpected: " + effect);
            }
        }
        return all;
    }

    private void reach(
            java.util.function.Predicate<im.parley.server.spi.Session> matching, Stanza stanza, List<String> all) {
        for (TestSession session : List.of(balcony, chamber)) {
            if (matching.test(session)) {
                all.add(session.jid().resource() + ": " + payload(stanza));
            }
        }
    }

    private static String payload(Stanza stanza) {
        return stanza.content().first().map(Element::toString).orElse(stanza.typeAttribute());
    }

    private List<Effect> tell(RosterChanged event) {
        return feature().hooks().stream()
                .filter(hook -> hook instanceof Hook.OnEvent<?> on && on.kind() == RosterChanged.class)
                .map(hook -> ((Hook.OnEvent<?>) hook))
                .flatMap(hook -> call(hook, event).stream())
                .toList();
    }

    @SuppressWarnings("unchecked") // filtered by kind
    private static List<Effect> call(Hook.OnEvent<?> hook, RosterChanged event) {
        return ((Hook.OnEvent<RosterChanged>) hook).handler().on(event);
    }

    private RosterItem stored(Jid contact) {
        return Optional.ofNullable(store.load(JULIET).items().get(contact)).orElseThrow();
    }

    private String version() {
        return String.valueOf(store.load(JULIET).version());
    }

    // Section 2.1.4

    @Test
    void anEmptyRosterIsAnEmptyQuery() {
        assertThat(Asking.payload(get(query()))).isEqualTo(query("0"));
    }

    @Test
    void aRosterListsEveryContactWithAllThatIsKnownOfIt() {
        change(ROMEO, item -> item.named("Romeo", Set.of("Friends")).withSubscription(Subscription.BOTH));
        change(NURSE, item -> item.withAsk(true).withApproved(true));

        assertThat(Asking.payload(get(query())))
                .isEqualTo(query(version()).toBuilder()
                        .add(item(ROMEO).attribute("name", "Romeo").attribute("subscription", "both").add(group("Friends")).build())
                        .add(item(NURSE)
                                .attribute("subscription", "none")
                                .attribute("ask", "subscribe")
                                .attribute("approved", "true")
                                .build())
                        .build());
    }

    @Test
    void aRosterGetWithAnItemIsABadRequest() {
        assertThat(Asking.error(get(Element.of(RosterElements.QUERY, item(ROMEO).build()))))
                .isEqualTo(Condition.BAD_REQUEST);
    }

    @Test
    void strangersNeitherSeeNorChangeARoster() {
        Asking stranger = Asking.account(feature(), "romeo@example.net", balcony);

        assertThat(Asking.error(stranger.get(query()))).isEqualTo(Condition.FORBIDDEN);
        assertThat(Asking.error(stranger.set(Element.of(RosterElements.QUERY, item(NURSE).build()))))
                .isEqualTo(Condition.FORBIDDEN);
    }

    // Sections 2.2 to 2.4

    @Test
    void everyInterestedResourceIsToldOfANewContact() {
        get(query());

        Reply reply = set(item(NURSE).attribute("name", "Nurse").add(group("Servants")).build());

        assertThat(reply).isInstanceOf(Reply.Result.class);
        assertThat(received(reply.effects()))
                .containsExactly("balcony: " + query(version()).toBuilder()
                        .add(item(NURSE).attribute("name", "Nurse").attribute("subscription", "none").add(group("Servants")).build())
                        .build());
    }

    @Test
    void resourcesThatNeverAskedForTheRosterAreNotTold() {
        assertThat(received(set(item(NURSE).build()).effects())).isEmpty();
    }

    @Test
    void settingAContactReplacesNameAndGroupsAndNothingElse() {
        change(ROMEO, item -> item.named("Romeo", Set.of("Friends")).withSubscription(Subscription.TO).withApproved(true));

        set(item(ROMEO).attribute("subscription", "both").attribute("ask", "subscribe").add(group("Lovers")).build());

        assertThat(stored(ROMEO))
                .isEqualTo(RosterItem.of(ROMEO)
                        .named("", Set.of("Lovers"))
                        .withSubscription(Subscription.TO)
                        .withApproved(true));
    }

    @Test
    void settingWhatIsSetAlreadyIsPushedUnderTheSameVersion() {
        get(query());
        set(item(NURSE).build());
        String version = version();

        assertThat(received(set(item(NURSE).build()).effects()))
                .containsExactly("balcony: " + query(version).toBuilder()
                        .add(item(NURSE).attribute("subscription", "none").build())
                        .build());
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void aContactIsKeptByItsBareAddress() {
        set(item(Jid.of("nurse@example.com/kitchen")).build());

        assertThat(store.load(JULIET).items()).containsOnlyKeys(NURSE);
    }

    // Section 2.3.3

    @Test
    void aRosterSetHasExactlyOneItem() {
        assertThat(Asking.error(set())).isEqualTo(Condition.BAD_REQUEST);
        assertThat(Asking.error(set(item(NURSE).build(), item(ROMEO).build()))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(store.load(JULIET).items()).isEmpty();
    }

    @Test
    void anItemNeedsAnAddress() {
        assertThat(Asking.error(set(Element.of(RosterElements.ITEM)))).isEqualTo(Condition.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@example.com", "a b@example.com", "romeo@"})
    void aMalformedAddressIsRefused(String address) {
        assertThat(Asking.error(set(Element.build(RosterElements.ITEM).attribute("jid", address).build())))
                .isEqualTo(Condition.JID_MALFORMED);
    }

    @Test
    void duplicateGroupsAreABadRequestHoweverTheyAreComposed() {
        assertThat(Asking.error(set(item(NURSE).add(group("Servants")).add(group("Servants")).build())))
                .isEqualTo(Condition.BAD_REQUEST);
        assertThat(Asking.error(set(item(NURSE).add(group("Caf\u00e9")).add(group("Cafe\u0301")).build())))
                .isEqualTo(Condition.BAD_REQUEST);
    }

    @Test
    void aNameOrGroupBeyondItsBoundIsNotAcceptable() {
        String tooLong = "x".repeat(21);

        assertThat(Asking.error(set(item(NURSE).attribute("name", tooLong).build())))
                .isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(Asking.error(set(item(NURSE).add(group(tooLong)).build()))).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(Asking.error(set(item(NURSE).add(group("")).build()))).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(Asking.error(set(item(NURSE)
                        .add(group("1"))
                        .add(group("2"))
                        .add(group("3"))
                        .add(group("4"))
                        .build())))
                .isEqualTo(Condition.NOT_ACCEPTABLE);
    }

    @Test
    void nobodyIsAContactOfOneself() {
        assertThat(Asking.error(set(item(JULIET).build()))).isEqualTo(Condition.NOT_ALLOWED);
    }

    @Test
    void aFullRosterTakesNoMoreContactsButChangesThoseItHas() {
        options = new RosterOptions(false, true, 1, 20, 20, 3);
        set(item(NURSE).build());

        assertThat(Asking.error(set(item(ROMEO).build()))).isEqualTo(Condition.RESOURCE_CONSTRAINT);
        assertThat(set(item(NURSE).attribute("name", "Nurse").build())).isInstanceOf(Reply.Result.class);
    }

    // Section 2.5

    @Test
    void aRemovedContactIsPushedAsRemoved() {
        change(NURSE, item -> item);
        get(query());

        Reply reply = set(item(NURSE).attribute("subscription", "remove").build());

        assertThat(received(reply.effects()))
                .containsExactly("balcony: " + query(version()).toBuilder().add(RosterElements.removed(NURSE)).build());
        assertThat(store.load(JULIET).items()).isEmpty();
    }

    @Test
    void removingWhoIsNotThereIsItemNotFound() {
        assertThat(Asking.error(set(item(NURSE).attribute("subscription", "remove").build())))
                .isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    // Section 2.6

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

    // Events of others

    @Test
    void theNoticeComesBeforeThePush() {
        get(query());
        RosterUpdate update = store.update(JULIET, ROMEO, before -> Optional.of(RosterItem.of(ROMEO)));
        Presence notice = Presence.of(Presence.Type.SUBSCRIBED).withFrom(ROMEO).withTo(JULIET);

        assertThat(received(tell(new RosterChanged(JULIET, update, Optional.of(notice)))))
                .containsExactly(
                        "balcony: subscribed",
                        "balcony: " + query(version()).toBuilder()
                                .add(item(ROMEO).attribute("subscription", "none").build())
                                .build());
    }

    @Test
    void aNoticeWithoutAChangeIsNotFollowedByAPush() {
        get(query());
        RosterUpdate nothing = store.update(JULIET, ROMEO, before -> before);
        Presence notice = Presence.of(Presence.Type.UNSUBSCRIBE).withFrom(ROMEO).withTo(JULIET);

        assertThat(received(tell(new RosterChanged(JULIET, nothing, Optional.of(notice)))))
                .containsExactly("balcony: unsubscribe");
    }

    // Options

    @Test
    void withAutoAuthorizeANewContactIsAskedForItsPresenceAtOnce() {
        options = new RosterOptions(true, true, 0, 20, 20, 3);

        Reply reply = set(item(NURSE).build());

        assertThat(received(reply.effects())).containsExactly("to nurse@example.com: subscribe");
        assertThat(stored(NURSE).ask()).isTrue();
        assertThat(received(set(item(NURSE).attribute("name", "Nurse").build()).effects())).isEmpty();
    }

    @Test
    void whereNamesMayNotBeEmptyTheLocalPartStandsIn() {
        options = new RosterOptions(false, false, 0, 20, 20, 3);

        set(item(NURSE).build());

        assertThat(stored(NURSE).name()).isEqualTo("nurse");
    }
}

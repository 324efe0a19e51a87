package im.parley.feature.roster;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Reply;
import im.parley.server.spi.RosterElements;
import im.parley.server.spi.ServerEvent.RosterChanged;
import im.parley.server.spi.option.RosterSizeOptions;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterUpdate;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6121 section 2. */
class RostersTest extends Household {
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
                        .add(item(ROMEO)
                                .attribute("name", "Romeo")
                                .attribute("subscription", "both")
                                .add(group("Friends"))
                                .build())
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
                        .add(item(NURSE)
                                .attribute("name", "Nurse")
                                .attribute("subscription", "none")
                                .add(group("Servants"))
                                .build())
                        .build());
    }

    @Test
    void resourcesThatNeverAskedForTheRosterAreNotTold() {
        assertThat(received(set(item(NURSE).build()).effects())).isEmpty();
    }

    @Test
    void settingAContactReplacesNameAndGroupsAndNothingElse() {
        change(ROMEO, item -> item.named("Romeo", Set.of("Friends"))
                .withSubscription(Subscription.TO)
                .withApproved(true));

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
        options = new RosterOptions(false, true, new RosterSizeOptions(1), 20, 20, 3);
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
        options = new RosterOptions(true, true, new RosterSizeOptions(0), 20, 20, 3);

        Reply reply = set(item(NURSE).build());

        assertThat(received(reply.effects())).containsExactly("to nurse@example.com: subscribe");
        assertThat(stored(NURSE).ask()).isTrue();
        assertThat(received(set(item(NURSE).attribute("name", "Nurse").build()).effects())).isEmpty();
    }

    @Test
    void whereNamesMayNotBeEmptyTheLocalPartStandsIn() {
        options = new RosterOptions(false, false, new RosterSizeOptions(0), 20, 20, 3);

        set(item(NURSE).build());

        assertThat(stored(NURSE).name()).isEqualTo("nurse");
    }
}

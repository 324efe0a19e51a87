package im.parley.feature.presence;

import static im.parley.feature.presence.AppendixA.state;
import static im.parley.wire.stanza.Presence.Type.SUBSCRIBE;
import static im.parley.wire.stanza.Presence.Type.UNSUBSCRIBE;
import static im.parley.wire.stanza.Presence.Type.UNSUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.ServerEvent.AccountRemoved;
import im.parley.server.spi.ServerEvent.RosterChanged;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.option.RosterSizeOptions;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 6121 section 3. */
class SubscriptionsTest {
    private static final Jid ROMEO = Jid.of("romeo@example.com");
    private static final Jid JULIET = Jid.of("juliet@example.com");
    private static final Jid PARIS = Jid.of("paris@example.net");

    private World world = new World();

    // Appendix A, with the stores

    @ParameterizedTest
    @MethodSource("im.parley.feature.presence.AppendixA#outbound")
    void whatTheUserSendsIsWrittenDown(
            Presence.Type type, String before, boolean routed, String after, boolean preApproval) {
        TestSession romeo = world.login("romeo@example.com/orchard");
        world.given(ROMEO, PARIS, before);

        world.send(romeo, type, "paris@example.net");

        assertThat(world.kept(ROMEO, PARIS)).isEqualTo(state(after));
        assertThat(world.item(ROMEO, PARIS).map(RosterItem::approved).orElse(false)).isEqualTo(preApproval);
        String stanza = "elsewhere: " + World.name(type) + " from romeo@example.com to paris@example.net";
        assertThat(world.arrived().contains(stanza)).isEqualTo(routed);
    }

    @ParameterizedTest
    @MethodSource("im.parley.feature.presence.AppendixA#inbound")
    void whatTheContactSendsIsWrittenDown(
            Presence.Type type, String before, boolean delivered, String after, boolean ignored) {
        world.login("romeo@example.com/orchard");
        world.given(ROMEO, PARIS, before);

        world.receive(type, "paris@example.net", "romeo@example.com");

        assertThat(world.kept(ROMEO, PARIS)).isEqualTo(state(after));
        String stanza = World.name(type) + " from paris@example.net to romeo@example.com";
        assertThat(world.arrived().stream().anyMatch(line -> line.endsWith(": " + stanza))).isEqualTo(delivered);
    }

    // Section 3.2

    @Test
    void whoLosesTheSubscriptionIsFirstToldThatAllResourcesAreUnavailable() {
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.login("juliet@example.com/chamber");
        world.given(JULIET, PARIS, "Both");

        world.send(balcony, UNSUBSCRIBED, "paris@example.net");

        assertThat(world.arrived())
                .containsExactly(
                        "elsewhere: unavailable from juliet@example.com/balcony to paris@example.net",
                        "elsewhere: unavailable from juliet@example.com/chamber to paris@example.net",
                        "elsewhere: unsubscribed from juliet@example.com to paris@example.net",
                        "juliet@example.com push: paris@example.net to");
    }

    @Test
    void interestedResourcesHearOfACancellationBeforeTheRosterPush() {
        world.given(JULIET, PARIS, "Both");

        world.receive(UNSUBSCRIBED, "paris@example.net", "juliet@example.com");

        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com is told: unsubscribed from paris@example.net to juliet@example.com",
                        "juliet@example.com push: paris@example.net from");
    }

    // Section 3.3

    @Test
    void romeoUnsubscribes() {
        TestSession orchard = world.login("romeo@example.com/orchard");
        world.login("juliet@example.com/balcony");
        world.given(ROMEO, JULIET, "Both");
        world.given(JULIET, ROMEO, "Both");

        world.send(orchard, UNSUBSCRIBE, "juliet@example.com");

        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com is told: unsubscribe from romeo@example.com to juliet@example.com",
                        "juliet@example.com push: romeo@example.com to",
                        "romeo@example.com/orchard: unavailable from juliet@example.com/balcony to romeo@example.com",
                        "romeo@example.com push: juliet@example.com from");
    }

    @Test
    void aRequestThatIsTakenBackIsForgottenAndTellsNothingOfTheUser() {
        world.login("juliet@example.com/balcony");
        world.receive(SUBSCRIBE, "paris@example.net", "juliet@example.com");
        world.arrived();

        world.receive(UNSUBSCRIBE, "paris@example.net", "juliet@example.com");

        assertThat(world.rosters.requests(JULIET)).isEmpty();
        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com is told: unsubscribe from paris@example.net to juliet@example.com",
                        "elsewhere: unsubscribed from juliet@example.com to paris@example.net");
    }

    // Section 2.5.2

    @Test
    void whoIsRemovedFromTheRosterLosesBothSubscriptions() {
        world.login("juliet@example.com/balcony");
        world.given(JULIET, PARIS, "Both");

        world.raise(new RosterChanged(
                JULIET, world.rosters.update(JULIET, PARIS, before -> Optional.empty()), Optional.empty()));

        assertThat(world.arrived())
                .containsExactly(
                        "elsewhere: unavailable from juliet@example.com/balcony to paris@example.net",
                        "elsewhere: unsubscribe from juliet@example.com to paris@example.net",
                        "elsewhere: unsubscribed from juliet@example.com to paris@example.net",
                        "juliet@example.com push: removed");
    }

    @Test
    void whoIsRemovedFromTheRosterWhileARequestWaitsIsDenied() {
        world.contact("juliet@example.com", RosterItem.of(PARIS));
        world.receive(SUBSCRIBE, "paris@example.net", "juliet@example.com");

        world.raise(new RosterChanged(
                JULIET, world.rosters.update(JULIET, PARIS, before -> Optional.empty()), Optional.empty()));

        assertThat(world.arrived())
                .containsExactly(
                        "elsewhere: unsubscribed from juliet@example.com to paris@example.net",
                        "juliet@example.com push: removed");
        assertThat(world.rosters.requests(JULIET)).isEmpty();
    }

    @Test
    void theContactsOfARemovedAccountAreTold() {
        world.login("juliet@example.com/balcony");

        world.raise(new AccountRemoved(JULIET, Set.of(ROMEO), Set.of(PARIS)));

        assertThat(world.arrived())
                .contains(
                        "elsewhere: unavailable from juliet@example.com/balcony to paris@example.net",
                        "elsewhere: unsubscribed from juliet@example.com to paris@example.net");
    }

    // Options

    @Test
    void withAutoAuthorizeOneRequestMakesBothSeeEachOther() {
        world = new World(new SubscriptionOptions(true, false, 100, 1000), new PresenceOptions(10, false, false, Optional.empty()));
        TestSession orchard = world.login("romeo@example.com/orchard");
        world.login("juliet@example.com/balcony");

        world.send(orchard, SUBSCRIBE, "juliet@example.com");

        assertThat(world.kept(ROMEO, JULIET).subscription()).isEqualTo(Subscription.BOTH);
        assertThat(world.kept(JULIET, ROMEO).subscription()).isEqualTo(Subscription.BOTH);
        assertThat(world.arrived())
                .noneMatch(line -> line.contains("subscrib"))
                .contains(
                        "romeo@example.com/orchard: available from juliet@example.com/balcony to romeo@example.com",
                        "juliet@example.com/balcony: available from romeo@example.com/orchard to juliet@example.com");
    }

    @Test
    void aDomainMayGrantWhatOthersAskFor() {
        world.domains.set = Map.of("presence-subscription-auto-authorize", "true");
        world.receive(SUBSCRIBE, "romeo@example.net", "juliet@example.com");
        assertThat(world.arrived()).contains("elsewhere: subscribed from juliet@example.com to romeo@example.net");
        world.domains.set = Map.of("presence-subscription-auto-authorize", "false");
        world.receive(SUBSCRIBE, "paris@example.net", "juliet@example.com");
        assertThat(world.arrived()).noneMatch(line -> line.contains("subscribed"));
    }

    @Test
    void withAutoAuthorizeAFullRosterGrantsNoMore() {
        world = new World(
                new SubscriptionOptions(true, false, 100, 1000), new PresenceOptions(10, false, false, Optional.empty()), new RosterSizeOptions(1));
        world.given(JULIET, Jid.of("paris@example.net"), "Both");

        world.receive(SUBSCRIBE, "romeo@example.net", "juliet@example.com");

        assertThat(world.arrived()).isEmpty();
        assertThat(world.rosters.load(JULIET).items()).hasSize(1);
    }
}

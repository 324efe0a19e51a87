package im.parley.feature.presence;

import static im.parley.feature.presence.AppendixA.state;
import static im.parley.wire.stanza.Presence.Type.AVAILABLE;
import static im.parley.wire.stanza.Presence.Type.SUBSCRIBE;
import static im.parley.wire.stanza.Presence.Type.SUBSCRIBED;
import static im.parley.wire.stanza.Presence.Type.UNAVAILABLE;
import static im.parley.wire.stanza.Presence.Type.UNSUBSCRIBE;
import static im.parley.wire.stanza.Presence.Type.UNSUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.feature.presence.SubscriptionState.Half;
import im.parley.server.spi.ServerEvent.AccountRemoved;
import im.parley.server.spi.ServerEvent.RosterChanged;
import im.parley.server.spi.TestSession;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 6121 section 3. */
class SubscriptionsTest {
    private static final Jid ROMEO = Jid.of("romeo@example.com");
    private static final Jid JULIET = Jid.of("juliet@example.com");
    private static final Jid PARIS = Jid.of("paris@example.net");

    private World world = new World();

    private void given(Jid account, Jid contact, SubscriptionState state) {
        RosterItem item = state.in(RosterItem.of(contact));
        if (!item.equals(RosterItem.of(contact))) {
            world.rosters.put(account, item);
        }
        if (state.from() == Half.PENDING) {
            world.rosters.requestReceived(account, contact, "");
        }
    }

    private Optional<RosterItem> item(Jid account, Jid contact) {
        return Optional.ofNullable(world.rosters.load(account).items().get(contact));
    }

    private SubscriptionState kept(Jid account, Jid contact) {
        boolean requested = world.rosters.requests(account).stream()
                .anyMatch(request -> request.from().equals(contact));
        return SubscriptionState.of(item(account, contact), requested);
    }

    // Appendix A, with the stores

    @ParameterizedTest
    @MethodSource("im.parley.feature.presence.AppendixA#outbound")
    void whatTheUserSendsIsWrittenDown(
            Presence.Type type, String before, boolean routed, String after, boolean preApproval) {
        TestSession romeo = world.login("romeo@example.com/orchard");
        given(ROMEO, PARIS, state(before));

        world.send(romeo, type, "paris@example.net");

        assertThat(kept(ROMEO, PARIS)).isEqualTo(state(after));
        assertThat(item(ROMEO, PARIS).map(RosterItem::approved).orElse(false)).isEqualTo(preApproval);
        String stanza = "elsewhere: " + type.name().toLowerCase(java.util.Locale.ROOT) + " from romeo@example.com to paris@example.net";
        assertThat(world.arrived().contains(stanza)).isEqualTo(routed);
    }

    @ParameterizedTest
    @MethodSource("im.parley.feature.presence.AppendixA#inbound")
    void whatTheContactSendsIsWrittenDown(
            Presence.Type type, String before, boolean delivered, String after, boolean ignored) {
        world.login("romeo@example.com/orchard");
        given(ROMEO, PARIS, state(before));

        world.receive(type, "paris@example.net", "romeo@example.com");

        assertThat(kept(ROMEO, PARIS)).isEqualTo(state(after));
        String stanza = type.name().toLowerCase(java.util.Locale.ROOT) + " from paris@example.net to romeo@example.com";
        assertThat(world.arrived().stream().anyMatch(line -> line.endsWith(": " + stanza))).isEqualTo(delivered);
    }

    // Section 3.1

    @Test
    void romeoAsksAndJulietGrants() {
        TestSession orchard = world.login("romeo@example.com/orchard");
        TestSession balcony = world.login("juliet@example.com/balcony");

        world.send(orchard, SUBSCRIBE, "juliet@example.com");
        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com/balcony: subscribe from romeo@example.com to juliet@example.com",
                        "romeo@example.com push: juliet@example.com none ask");

        world.send(balcony, SUBSCRIBED, "romeo@example.com");
        assertThat(world.arrived())
                .containsExactly(
                        "romeo@example.com is told: subscribed from juliet@example.com to romeo@example.com",
                        "romeo@example.com push: juliet@example.com to",
                        "juliet@example.com push: romeo@example.com from",
                        "romeo@example.com/orchard: available from juliet@example.com/balcony to romeo@example.com");
    }

    @Test
    void julietDenies() {
        TestSession orchard = world.login("romeo@example.com/orchard");
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.send(orchard, SUBSCRIBE, "juliet@example.com");
        world.arrived();

        world.send(balcony, UNSUBSCRIBED, "romeo@example.com");

        assertThat(world.arrived())
                .as("nothing tells Romeo that Juliet is there")
                .containsExactly(
                        "romeo@example.com is told: unsubscribed from juliet@example.com to romeo@example.com",
                        "romeo@example.com push: juliet@example.com none");
        assertThat(item(JULIET, ROMEO)).isEmpty();
    }

    @Test
    void aRequestToAResourceMeansTheAccountAndBearsTheBareAddressOfTheSender() {
        TestSession orchard = world.login("romeo@example.com/orchard");
        world.login("juliet@example.com/balcony");

        world.send(orchard, SUBSCRIBE, "juliet@example.com/balcony");

        assertThat(world.arrived())
                .contains("juliet@example.com/balcony: subscribe from romeo@example.com to juliet@example.com");
    }

    @Test
    void aRequestThatComesFromAResourceToAResourceMeansTheAccounts() {
        world.login("juliet@example.com/balcony");

        world.receive(SUBSCRIBE, "paris@example.net/tomb", "juliet@example.com/gone");

        assertThat(world.arrived())
                .containsExactly("juliet@example.com/balcony: subscribe from paris@example.net to juliet@example.com");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBSCRIBED", "UNSUBSCRIBE", "UNSUBSCRIBED"})
    void otherStanzasToAResourceThatIsGoneAreIgnored(Presence.Type type) {
        world.login("juliet@example.com/balcony");
        given(JULIET, PARIS, state("From + Pending Out"));

        world.receive(type, "paris@example.net", "juliet@example.com/gone");

        assertThat(world.arrived()).isEmpty();
        assertThat(kept(JULIET, PARIS)).isEqualTo(state("From + Pending Out"));
    }

    @Test
    void aRequestReachesEveryAvailableResourceAndNoOther() {
        world.login("juliet@example.com/balcony");
        world.login("juliet@example.com/chamber");
        world.connect("juliet@example.com/silent");

        world.receive(SUBSCRIBE, "paris@example.net", "juliet@example.com");

        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com/balcony: subscribe from paris@example.net to juliet@example.com",
                        "juliet@example.com/chamber: subscribe from paris@example.net to juliet@example.com");
    }

    @Test
    void aRequestIsShownWholeAtEachLogInUntilItIsAnswered() {
        world.route(Presence.of(SUBSCRIBE, Element.text(Presence.STATUS, "Let me adore you"))
                .with(new Header(PARIS, JULIET, "xk3h1v69", "en")));

        TestSession balcony = world.connect("juliet@example.com/balcony");
        world.send(balcony, Presence.of(AVAILABLE));
        String request = "juliet@example.com/balcony: subscribe from paris@example.net to juliet@example.com"
                + " status=Let me adore you";
        assertThat(world.arrived()).contains(request);

        world.send(balcony, World.away());
        assertThat(world.arrived()).as("only once for each presence session").doesNotContain(request);

        world.send(balcony, Presence.of(UNAVAILABLE));
        world.send(balcony, Presence.of(AVAILABLE));
        assertThat(world.arrived()).contains(request);

        world.send(balcony, UNSUBSCRIBED, "paris@example.net");
        world.send(balcony, Presence.of(UNAVAILABLE));
        world.arrived();
        world.send(balcony, Presence.of(AVAILABLE));
        assertThat(world.arrived()).doesNotContain(request);
    }

    @Test
    void manyRequestsOfOneContactAreOne() {
        world.receive(SUBSCRIBE, "paris@example.net", "juliet@example.com");
        world.receive(SUBSCRIBE, "paris@example.net", "juliet@example.com");

        assertThat(world.rosters.requests(JULIET)).hasSize(1);
    }

    @Test
    void aRequestPutsNobodyIntoTheRosterAndAskingBackKeepsIt() {
        world.receive(SUBSCRIBE, "paris@example.net", "juliet@example.com");
        assertThat(item(JULIET, PARIS)).isEmpty();

        TestSession balcony = world.login("juliet@example.com/balcony");
        world.send(balcony, SUBSCRIBE, "paris@example.net");

        assertThat(kept(JULIET, PARIS)).isEqualTo(state("None + Pending Out+In"));
    }

    @Test
    void whoIsSubscribedAlreadyIsAnsweredOnBehalfOfTheUser() {
        world.login("juliet@example.com/balcony");
        given(JULIET, PARIS, state("From"));

        world.receive(SUBSCRIBE, "paris@example.net", "juliet@example.com");

        assertThat(world.arrived())
                .containsExactly(
                        "elsewhere: subscribed from juliet@example.com to paris@example.net",
                        "elsewhere: available from juliet@example.com/balcony to paris@example.net");
    }

    @Test
    void aRequestMayBeAcknowledgedWithUnavailablePresence() {
        world = new World(new SubscriptionOptions(false, true, 100, 1000, 0), new PresenceOptions(10, false));

        world.receive(SUBSCRIBE, "paris@example.net", "juliet@example.com");

        assertThat(world.arrived())
                .containsExactly("elsewhere: unavailable from juliet@example.com to paris@example.net");
    }

    @Test
    void strangersCannotFillTheDatabase() {
        world = new World(new SubscriptionOptions(false, false, 2, 200, 0), new PresenceOptions(10, false));

        world.route(Presence.of(SUBSCRIBE, Element.text(Presence.STATUS, "x".repeat(200)))
                .withFrom(PARIS).withTo(JULIET));
        world.receive(SUBSCRIBE, "tybalt@example.net", "juliet@example.com");
        world.receive(SUBSCRIBE, "mercutio@example.net", "juliet@example.com");

        assertThat(world.rosters.requests(JULIET)).hasSize(2).allSatisfy(request ->
                assertThat(request.presenceXml()).hasSizeLessThanOrEqualTo(200));
    }

    @Test
    void aSubscriptionIsWithSomebodyElse() {
        TestSession balcony = world.login("juliet@example.com/balcony");

        world.send(balcony, Presence.of(SUBSCRIBE));
        world.send(balcony, SUBSCRIBE, "juliet@example.com");
        world.receive(SUBSCRIBE, "juliet@example.com/elsewhere", "juliet@example.com");

        assertThat(world.arrived()).containsExactly("juliet@example.com/balcony gets error BAD_REQUEST");
        assertThat(world.rosters.load(JULIET).items()).isEmpty();
        assertThat(world.rosters.requests(JULIET)).isEmpty();
    }

    @Test
    void aFullRosterTakesNoMoreSubscriptions() {
        world = new World(new SubscriptionOptions(false, false, 100, 1000, 1), new PresenceOptions(10, false));
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.send(balcony, SUBSCRIBE, "paris@example.net");
        world.arrived();

        world.send(balcony, SUBSCRIBE, "tybalt@example.net");
        assertThat(world.arrived()).containsExactly("juliet@example.com/balcony gets error RESOURCE_CONSTRAINT");

        world.send(balcony, SUBSCRIBE, "paris@example.net");
        assertThat(world.arrived()).containsExactly("elsewhere: subscribe from juliet@example.com to paris@example.net");
    }

    // Section 3.2

    @Test
    void whoLosesTheSubscriptionIsFirstToldThatAllResourcesAreUnavailable() {
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.login("juliet@example.com/chamber");
        given(JULIET, PARIS, state("Both"));

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
        given(JULIET, PARIS, state("Both"));

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
        given(ROMEO, JULIET, state("Both"));
        given(JULIET, ROMEO, state("Both"));

        world.send(orchard, UNSUBSCRIBE, "juliet@example.com");

        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com is told: unsubscribe from romeo@example.com to juliet@example.com",
                        "juliet@example.com push: romeo@example.com to",
                        "romeo@example.com/orchard: unavailable from juliet@example.com/balcony to romeo@example.com",
                        "romeo@example.com push: juliet@example.com from");
    }

    @Test
    void aRequestThatIsTakenBackIsForgotten() {
        world.receive(SUBSCRIBE, "paris@example.net", "juliet@example.com");

        world.receive(UNSUBSCRIBE, "paris@example.net", "juliet@example.com");

        assertThat(world.rosters.requests(JULIET)).isEmpty();
        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com is told: unsubscribe from paris@example.net to juliet@example.com",
                        "elsewhere: unsubscribed from juliet@example.com to paris@example.net");
    }

    // Section 3.4

    @Test
    void anApprovalGivenInAdvanceAnswersTheRequestAndIsUsedUpByIt() {
        TestSession balcony = world.login("juliet@example.com/balcony");

        world.send(balcony, SUBSCRIBED, "paris@example.net");
        assertThat(world.arrived()).containsExactly("juliet@example.com push: paris@example.net none approved");

        world.receive(SUBSCRIBE, "paris@example.net", "juliet@example.com");
        assertThat(world.arrived())
                .containsExactly(
                        "elsewhere: subscribed from juliet@example.com to paris@example.net",
                        "juliet@example.com push: paris@example.net from",
                        "elsewhere: available from juliet@example.com/balcony to paris@example.net");
    }

    @Test
    void anApprovalGivenInAdvanceKeepsWhatElseThereIs() {
        given(JULIET, PARIS, state("To"));
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.send(balcony, SUBSCRIBED, "paris@example.net");

        world.receive(SUBSCRIBE, "paris@example.net", "juliet@example.com");

        assertThat(kept(JULIET, PARIS)).isEqualTo(state("Both"));
    }

    @Test
    void anApprovalGivenInAdvanceCanBeTakenBackInSilence() {
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.send(balcony, SUBSCRIBED, "paris@example.net");
        world.arrived();

        world.send(balcony, UNSUBSCRIBED, "paris@example.net");

        assertThat(world.arrived()).containsExactly("juliet@example.com push: paris@example.net none");
    }

    @Test
    void anAnswerToAProbeTakesNoApprovalBack() {
        TestSession balcony = world.login("juliet@example.com/balcony");
        given(JULIET, PARIS, state("To"));
        world.send(balcony, SUBSCRIBED, "paris@example.net");

        world.receive(UNSUBSCRIBED, "paris@example.net", "juliet@example.com");

        assertThat(item(JULIET, PARIS)).contains(RosterItem.of(PARIS).withApproved(true));
    }

    // Section 2.5.2

    @Test
    void whoIsRemovedFromTheRosterLosesBothSubscriptions() {
        world.login("juliet@example.com/balcony");
        given(JULIET, PARIS, state("Both"));

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
        world = new World(new SubscriptionOptions(true, false, 100, 1000, 0), new PresenceOptions(10, false));
        TestSession orchard = world.login("romeo@example.com/orchard");
        world.login("juliet@example.com/balcony");

        world.send(orchard, SUBSCRIBE, "juliet@example.com");

        assertThat(kept(ROMEO, JULIET).subscription()).isEqualTo(Subscription.BOTH);
        assertThat(kept(JULIET, ROMEO).subscription()).isEqualTo(Subscription.BOTH);
        assertThat(world.arrived())
                .noneMatch(line -> line.contains("subscrib"))
                .contains(
                        "romeo@example.com/orchard: available from juliet@example.com/balcony to romeo@example.com",
                        "juliet@example.com/balcony: available from romeo@example.com/orchard to juliet@example.com");
    }
}

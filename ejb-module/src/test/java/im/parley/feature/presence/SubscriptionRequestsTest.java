package im.parley.feature.presence;

import static im.parley.feature.presence.AppendixA.state;
import static im.parley.wire.stanza.Presence.Type.AVAILABLE;
import static im.parley.wire.stanza.Presence.Type.SUBSCRIBE;
import static im.parley.wire.stanza.Presence.Type.SUBSCRIBED;
import static im.parley.wire.stanza.Presence.Type.UNAVAILABLE;
import static im.parley.wire.stanza.Presence.Type.UNSUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.TestSession;
import im.parley.server.spi.option.RosterSizeOptions;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6121 section 3.1: Requesting a Subscription. */
class SubscriptionRequestsTest {
    private static final Jid ROMEO = Jid.of("romeo@example.com");
    private static final Jid JULIET = Jid.of("juliet@example.com");
    private static final Jid PARIS = Jid.of("paris@example.net");

    private World world = new World();

    @Test
    void romeoAsksAndJulietGrants() {
        TestSession orchard = world.login("romeo@example.com/orchard");
        TestSession balcony = world.login("juliet@example.com/balcony");

        world.send(orchard, SUBSCRIBE, "juliet@example.com");
        assertThat(world.arrived())
                .containsExactly(
                        "romeo@example.com push: juliet@example.com none ask",
                        "juliet@example.com/balcony: subscribe from romeo@example.com to juliet@example.com");

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
        assertThat(world.item(JULIET, ROMEO)).isEmpty();
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
        world.given(JULIET, PARIS, "From + Pending Out");

        world.receive(type, "paris@example.net", "juliet@example.com/gone");

        assertThat(world.arrived()).isEmpty();
        assertThat(world.kept(JULIET, PARIS)).isEqualTo(state("From + Pending Out"));
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
        assertThat(world.item(JULIET, PARIS)).isEmpty();

        TestSession balcony = world.login("juliet@example.com/balcony");
        world.send(balcony, SUBSCRIBE, "paris@example.net");

        assertThat(world.kept(JULIET, PARIS)).isEqualTo(state("None + Pending Out+In"));
    }

    @Test
    void whoIsSubscribedAlreadyIsAnsweredOnBehalfOfTheUser() {
        world.login("juliet@example.com/balcony");
        world.given(JULIET, PARIS, "From");

        world.receive(SUBSCRIBE, "paris@example.net", "juliet@example.com");

        assertThat(world.arrived())
                .containsExactly(
                        "elsewhere: subscribed from juliet@example.com to paris@example.net",
                        "elsewhere: available from juliet@example.com/balcony to paris@example.net");
    }

    @Test
    void aRequestMayBeAcknowledgedWithUnavailablePresence() {
        world = new World(new SubscriptionOptions(false, true, 100, 1000), new PresenceOptions(10, false, false, Optional.empty()));

        world.receive(SUBSCRIBE, "paris@example.net", "juliet@example.com");

        assertThat(world.arrived())
                .containsExactly("elsewhere: unavailable from juliet@example.com to paris@example.net");
    }

    @Test
    void strangersCannotFillTheDatabase() {
        world = new World(new SubscriptionOptions(false, false, 2, 200), new PresenceOptions(10, false, false, Optional.empty()));

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
        world = new World(World.ASKING, new PresenceOptions(10, false, false, Optional.empty()), new RosterSizeOptions(1));
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.send(balcony, SUBSCRIBE, "paris@example.net");
        world.arrived();

        world.send(balcony, SUBSCRIBE, "tybalt@example.net");
        assertThat(world.arrived()).containsExactly("juliet@example.com/balcony gets error RESOURCE_CONSTRAINT");

        world.send(balcony, SUBSCRIBE, "paris@example.net");
        assertThat(world.arrived()).containsExactly(
                "elsewhere: subscribe from juliet@example.com to paris@example.net");
    }
}

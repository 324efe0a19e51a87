package im.parley.feature.presence;

import static im.parley.feature.presence.AppendixA.state;
import static im.parley.wire.stanza.Presence.Type.AVAILABLE;
import static im.parley.wire.stanza.Presence.Type.ERROR;
import static im.parley.wire.stanza.Presence.Type.PROBE;
import static im.parley.wire.stanza.Presence.Type.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.TestSession;
import im.parley.server.spi.Verdict;
import im.parley.store.roster.RosterItem;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import org.junit.jupiter.api.Test;

/** RFC 6121 section 4. */
class PresenceStateTest {
    private World world = new World();

    private void sees(String account, String contact, String state) {
        world.contact(account, state(state).in(RosterItem.of(Jid.of(contact))));
    }

    // Section 4.2

    @Test
    void initialPresenceGoesToTheUserAndToSubscribersAndAsksForThoseTheUserIsSubscribedTo() {
        sees("juliet@example.com", "both@example.net", "Both");
        sees("juliet@example.com", "from@example.net", "From");
        sees("juliet@example.com", "to@example.net", "To");
        sees("juliet@example.com", "none@example.net", "None + Pending In");
        TestSession balcony = world.connect("juliet@example.com/balcony");

        world.send(balcony, World.away());

        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com/balcony: available from juliet@example.com/balcony to juliet@example.com/balcony show=away",
                        "elsewhere: available from juliet@example.com/balcony to both@example.net show=away",
                        "elsewhere: available from juliet@example.com/balcony to from@example.net show=away",
                        "elsewhere: probe from juliet@example.com to both@example.net",
                        "elsewhere: probe from juliet@example.com to to@example.net");
    }

    @Test
    void theResourcesOfAUserSeeEachOther() {
        world.login("juliet@example.com/balcony");
        world.connect("juliet@example.com/silent");
        TestSession chamber = world.connect("juliet@example.com/chamber");

        world.send(chamber, Presence.of(AVAILABLE));

        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com/balcony: available from juliet@example.com/chamber to juliet@example.com/balcony",
                        "juliet@example.com/chamber: available from juliet@example.com/chamber to juliet@example.com/chamber",
                        "juliet@example.com/chamber: available from juliet@example.com/balcony to juliet@example.com/chamber");
    }

    @Test
    void aNewResourceAloneHearsOfTheContactsOfThisServerAndOfflineOnesAreNotAsked() {
        sees("juliet@example.com", "romeo@example.com", "Both");
        sees("juliet@example.com", "nurse@example.com", "Both");
        sees("romeo@example.com", "juliet@example.com", "Both");
        world.login("juliet@example.com/balcony");
        TestSession orchard = world.connect("romeo@example.com/orchard");
        world.send(orchard, World.away());
        world.arrived();
        TestSession chamber = world.connect("juliet@example.com/chamber");

        world.send(chamber, Presence.of(AVAILABLE));

        assertThat(world.arrived())
                .filteredOn(line -> line.contains("from romeo"))
                .containsExactly(
                        "juliet@example.com/chamber: available from romeo@example.com/orchard to juliet@example.com/chamber show=away");
    }

    @Test
    void theContentIsSharedByAllRecipients() {
        sees("juliet@example.com", "both@example.net", "Both");
        TestSession balcony = world.connect("juliet@example.com/balcony");
        Presence presence = World.away();

        world.send(balcony, presence);

        assertThat(balcony.presence()).hasValueSatisfying(
                kept -> assertThat(kept.content()).isSameAs(presence.content()));
    }

    @Test
    void aRequestThatAnotherServerHasNotAnsweredIsRepeatedByTheFirstResource() {
        sees("juliet@example.com", "paris@example.net", "None + Pending Out");
        sees("juliet@example.com", "romeo@example.com", "None + Pending Out");
        TestSession balcony = world.connect("juliet@example.com/balcony");
        world.send(balcony, Presence.of(AVAILABLE));
        assertThat(world.arrived())
                .filteredOn(line -> line.contains("subscribe"))
                .containsExactly("elsewhere: subscribe from juliet@example.com to paris@example.net");

        TestSession chamber = world.connect("juliet@example.com/chamber");
        world.send(chamber, Presence.of(AVAILABLE));
        assertThat(world.arrived()).noneMatch(line -> line.contains("subscribe"));
    }

    // Section 4.4

    @Test
    void aChangeIsBroadcastButNobodyIsAskedAgain() {
        sees("juliet@example.com", "both@example.net", "Both");
        TestSession balcony = world.login("juliet@example.com/balcony");

        world.send(balcony, World.away());

        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com/balcony: available from juliet@example.com/balcony to juliet@example.com/balcony show=away",
                        "elsewhere: available from juliet@example.com/balcony to both@example.net show=away");
    }

    @Test
    void thePriorityIsThatOfTheLastBroadcast() {
        TestSession balcony = world.connect("juliet@example.com/balcony");

        world.send(balcony, Presence.of(AVAILABLE, Element.text(Presence.PRIORITY, "-5")));
        assertThat(balcony.priority()).isEqualTo(-5);

        world.send(balcony, Presence.of(AVAILABLE));
        assertThat(balcony.priority()).isZero();
    }

    // Section 4.5

    @Test
    void goodByeIsBroadcastInFull() {
        sees("juliet@example.com", "both@example.net", "Both");
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.login("juliet@example.com/chamber");

        world.send(balcony, Presence.of(UNAVAILABLE, Element.text(Presence.STATUS, "vacation")));

        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com/balcony: unavailable from juliet@example.com/balcony to juliet@example.com/balcony status=vacation",
                        "juliet@example.com/chamber: unavailable from juliet@example.com/balcony to juliet@example.com/chamber status=vacation",
                        "elsewhere: unavailable from juliet@example.com/balcony to both@example.net status=vacation");
        assertThat(balcony.isAvailable()).isFalse();
    }

    @Test
    void presenceAfterGoodByeIsInitialAgain() {
        sees("juliet@example.com", "to@example.net", "To");
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.send(balcony, Presence.of(UNAVAILABLE));
        world.arrived();

        world.send(balcony, Presence.of(AVAILABLE));

        assertThat(world.arrived()).contains("elsewhere: probe from juliet@example.com to to@example.net");
    }

    @Test
    void whoEndsWithoutGoodByeIsSaidToBeUnavailable() {
        sees("juliet@example.com", "both@example.net", "Both");
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.login("juliet@example.com/chamber");
        world.send(balcony, AVAILABLE, "room@muc.example.org/juliet");
        world.arrived();

        world.end(balcony);

        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com/chamber: unavailable from juliet@example.com/balcony to juliet@example.com/chamber",
                        "elsewhere: unavailable from juliet@example.com/balcony to both@example.net",
                        "elsewhere: unavailable from juliet@example.com/balcony to room@muc.example.org/juliet");
    }

    @Test
    void whoWasNeverAvailableEndsInSilence() {
        sees("juliet@example.com", "both@example.net", "Both");
        TestSession balcony = world.connect("juliet@example.com/balcony");

        world.end(balcony);

        assertThat(world.arrived()).isEmpty();
    }

    @Test
    void whoSaidGoodByeEndsInSilence() {
        sees("juliet@example.com", "both@example.net", "Both");
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.send(balcony, AVAILABLE, "room@muc.example.org/juliet");
        world.send(balcony, Presence.of(UNAVAILABLE));
        world.arrived();

        world.end(balcony);

        assertThat(world.arrived()).isEmpty();
    }

    // Section 4.6

    @Test
    void directedPresenceIsFollowedByUnavailableAndNotByBroadcasts() {
        TestSession balcony = world.login("juliet@example.com/balcony");

        world.send(balcony, AVAILABLE, "room@muc.example.org/juliet");
        world.send(balcony, World.away());
        assertThat(world.arrived())
                .filteredOn(line -> line.startsWith("elsewhere"))
                .containsExactly("elsewhere: available from juliet@example.com/balcony to room@muc.example.org/juliet");

        world.send(balcony, Presence.of(UNAVAILABLE));
        assertThat(world.arrived())
                .contains("elsewhere: unavailable from juliet@example.com/balcony to room@muc.example.org/juliet");
    }

    @Test
    void directedPresenceNeedsNoAvailability() {
        TestSession balcony = world.connect("juliet@example.com/balcony");
        world.send(balcony, AVAILABLE, "room@muc.example.org/juliet");
        world.arrived();

        world.end(balcony);

        assertThat(world.arrived())
                .containsExactly("elsewhere: unavailable from juliet@example.com/balcony to room@muc.example.org/juliet");
    }

    @Test
    void aSubscriberIsToldOnceThoughPresenceWasDirectedToo() {
        sees("juliet@example.com", "both@example.net", "Both");
        TestSession balcony = world.connect("juliet@example.com/balcony");
        world.send(balcony, AVAILABLE, "both@example.net/tomb");
        world.send(balcony, Presence.of(AVAILABLE));
        world.send(balcony, AVAILABLE, "both@example.net");
        world.arrived();

        world.end(balcony);

        assertThat(world.arrived())
                .containsExactly("elsewhere: unavailable from juliet@example.com/balcony to both@example.net");
    }

    @Test
    void directedUnavailablePresenceEndsIt() {
        TestSession balcony = world.connect("juliet@example.com/balcony");
        world.send(balcony, AVAILABLE, "room@muc.example.org/juliet");
        world.send(balcony, UNAVAILABLE, "room@muc.example.org/juliet");
        world.arrived();

        world.end(balcony);

        assertThat(world.arrived()).isEmpty();
    }

    @Test
    void whoBecomesUnavailableOrCannotBeReachedIsForgotten() {
        TestSession balcony = world.connect("juliet@example.com/balcony");
        world.send(balcony, AVAILABLE, "one@muc.example.org/juliet");
        world.send(balcony, AVAILABLE, "two@muc.example.org/juliet");
        world.send(balcony, AVAILABLE, "three@muc.example.org/juliet");
        world.receive(UNAVAILABLE, "one@muc.example.org/juliet", "juliet@example.com/balcony");
        world.receive(ERROR, "two@muc.example.org/juliet", "juliet@example.com/balcony");
        world.receive(UNAVAILABLE, "three@muc.example.org/romeo", "juliet@example.com/balcony");
        world.arrived();

        world.end(balcony);

        assertThat(world.arrived())
                .containsExactly("elsewhere: unavailable from juliet@example.com/balcony to three@muc.example.org/juliet");
    }

    @Test
    void presenceCannotBeDirectedToAnyNumberOfAddresses() {
        world = new World(World.ASKING, new PresenceOptions(1, false));
        TestSession balcony = world.connect("juliet@example.com/balcony");
        world.send(balcony, AVAILABLE, "one@muc.example.org/juliet");
        world.send(balcony, AVAILABLE, "one@muc.example.org/juliet");
        world.arrived();

        world.send(balcony, AVAILABLE, "two@muc.example.org/juliet");

        assertThat(world.arrived()).containsExactly("juliet@example.com/balcony gets error RESOURCE_CONSTRAINT");
    }

    // Section 4.3

    @Test
    void aSubscriberHearsTheLastBroadcastOfEachAvailableResource() {
        sees("juliet@example.com", "romeo@example.net", "From");
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.send(balcony, World.away());
        world.login("juliet@example.com/chamber");
        world.connect("juliet@example.com/silent");
        world.arrived();

        world.receive(PROBE, "romeo@example.net", "juliet@example.com");

        assertThat(world.arrived())
                .containsExactly(
                        "elsewhere: available from juliet@example.com/balcony to romeo@example.net show=away",
                        "elsewhere: available from juliet@example.com/chamber to romeo@example.net");
    }

    @Test
    void aSubscriberHearsThatNobodyIsThere() {
        sees("juliet@example.com", "romeo@example.net", "From");
        world.connect("juliet@example.com/silent");

        world.receive(PROBE, "romeo@example.net", "juliet@example.com");

        assertThat(world.arrived()).containsExactly("elsewhere: unavailable from juliet@example.com to romeo@example.net");
    }

    @Test
    void aStrangerHearsThatThereIsNoSubscription() {
        sees("juliet@example.com", "romeo@example.net", "To");
        world.login("juliet@example.com/balcony");

        world.receive(PROBE, "romeo@example.net", "juliet@example.com");
        world.receive(PROBE, "romeo@example.net", "juliet@example.com/balcony");

        assertThat(world.arrived())
                .containsOnly("elsewhere: unsubscribed from juliet@example.com to romeo@example.net")
                .hasSize(2);
    }

    @Test
    void aProbeOfAResourceTellsThatItIsThereAndNoMore() {
        sees("juliet@example.com", "romeo@example.net", "From");
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.send(balcony, World.away());
        world.login("juliet@example.com/chamber");
        world.arrived();

        world.receive(PROBE, "romeo@example.net", "juliet@example.com/balcony");
        world.receive(PROBE, "romeo@example.net", "juliet@example.com/gone");

        assertThat(world.arrived())
                .containsExactly(
                        "elsewhere: available from juliet@example.com/balcony to romeo@example.net",
                        "elsewhere: unavailable from juliet@example.com/gone to romeo@example.net");
    }

    @Test
    void aRoomThatPresenceWasDirectedToHearsThatTheResourceIsThere() {
        TestSession balcony = world.connect("juliet@example.com/balcony");
        world.login("juliet@example.com/chamber");
        world.send(balcony, AVAILABLE, "room@muc.example.org/juliet");
        world.arrived();

        world.receive(PROBE, "room@muc.example.org/juliet", "juliet@example.com/balcony");
        world.receive(PROBE, "room@muc.example.org", "juliet@example.com");
        world.receive(PROBE, "room@muc.example.org/juliet", "juliet@example.com/chamber");

        assertThat(world.arrived())
                .containsExactly(
                        "elsewhere: available from juliet@example.com/balcony to room@muc.example.org/juliet",
                        "elsewhere: available from juliet@example.com/balcony to room@muc.example.org",
                        "elsewhere: unsubscribed from juliet@example.com to room@muc.example.org/juliet");
    }

    @Test
    void theAnswerBearsTheIdOfTheProbeUnlessItIsABroadcast() {
        sees("juliet@example.com", "romeo@example.net", "From");
        Presence probe = Presence.of(PROBE)
                .with(new Header(Jid.of("romeo@example.net"), Jid.of("juliet@example.com"), "probe1", ""));

        assertThat(idOfAnswer(probe)).isEqualTo("probe1");

        TestSession balcony = world.connect("juliet@example.com/balcony");
        world.send(balcony, Presence.of(AVAILABLE).with(Header.EMPTY.withId("pres1")));
        assertThat(idOfAnswer(probe)).isEqualTo("pres1");
    }

    private String idOfAnswer(Presence probe) {
        Probes probes = new Probes(
                world.rosters, world.sessions, world.domains, new DirectedPresence(world.rosters, 1));
        Verdict answer = probes.answer(probe, Jid.of("juliet@example.com"));
        return ((im.parley.server.spi.Effect.Send) answer.effects().getFirst()).stanza().id();
    }

    @Test
    void aClientMayProbeToo() {
        sees("juliet@example.com", "romeo@example.com", "From");
        TestSession orchard = world.login("romeo@example.com/orchard");
        world.login("juliet@example.com/balcony");

        world.send(orchard, PROBE, "juliet@example.com");
        world.send(orchard, Presence.of(PROBE));

        assertThat(world.arrived())
                .containsExactly(
                        "romeo@example.com/orchard: available from juliet@example.com/balcony to romeo@example.com/orchard");
    }

    @Test
    void theFailureOfAProbeIsNotForTheClient() {
        world.login("juliet@example.com/balcony");
        Jid juliet = Jid.of("juliet@example.com");

        world.route(Presence.of(ERROR).with(new Header(Jid.of("romeo@example.net"), juliet, "probe-x", "")));
        world.route(Presence.of(ERROR).with(new Header(Jid.of("romeo@example.net"), juliet, "own", "")));

        assertThat(world.arrived())
                .containsExactly("juliet@example.com/balcony: error from romeo@example.net to juliet@example.com");
    }

    // Section 8.5.3.1

    @Test
    void whereRequestsNeedPresenceStrangersGetNoAnswer() {
        world = new World(World.ASKING, new PresenceOptions(10, true));
        sees("juliet@example.com", "romeo@example.net", "From");
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.send(balcony, AVAILABLE, "room@muc.example.org/juliet");

        assertThat(ask("tybalt@example.net/x", Iq.Type.GET)).isInstanceOf(Verdict.Bounce.class);
        assertThat(ask("tybalt@example.net/x", Iq.Type.RESULT)).isEqualTo(Verdict.PASS);
        assertThat(ask("romeo@example.net/orchard", Iq.Type.GET)).isEqualTo(Verdict.PASS);
        assertThat(ask("room@muc.example.org/juliet", Iq.Type.SET)).isEqualTo(Verdict.PASS);
        assertThat(ask("juliet@example.com/chamber", Iq.Type.SET)).isEqualTo(Verdict.PASS);
        assertThat(ask("example.com", Iq.Type.GET)).isEqualTo(Verdict.PASS);
    }

    @Test
    void requestsNeedNoPresenceUnlessTheOptionSaysSo() {
        world.login("juliet@example.com/balcony");

        assertThat(ask("tybalt@example.net/x", Iq.Type.GET)).isEqualTo(Verdict.PASS);
    }

    private Verdict ask(String from, Iq.Type type) {
        Iq iq = Iq.request(type, "id", Element.of(Name.of("urn:xmpp:ping", "ping")));
        return world.ask(iq.withFrom(Jid.of(from)).withTo(Jid.of("juliet@example.com/balcony")));
    }
}

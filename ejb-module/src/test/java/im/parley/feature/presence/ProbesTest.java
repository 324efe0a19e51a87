package im.parley.feature.presence;

import static im.parley.wire.stanza.Presence.Type.AVAILABLE;
import static im.parley.wire.stanza.Presence.Type.ERROR;
import static im.parley.wire.stanza.Presence.Type.PROBE;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Effect;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Presence;
import org.junit.jupiter.api.Test;

/** RFC 6121 section 4.3: Presence Probes. */
class ProbesTest {
    private static final Jid JULIET = Jid.of("juliet@example.com");

    private World world = new World();

    @Test
    void aSubscriberHearsTheLastBroadcastOfEachAvailableResource() {
        world.given(JULIET, Jid.of("romeo@example.net"), "From");
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
        world.given(JULIET, Jid.of("romeo@example.net"), "From");
        world.connect("juliet@example.com/silent");

        world.receive(PROBE, "romeo@example.net", "juliet@example.com");

        assertThat(world.arrived()).containsExactly(
                "elsewhere: unavailable from juliet@example.com to romeo@example.net");
    }

    @Test
    void aStrangerHearsThatThereIsNoSubscription() {
        world.given(JULIET, Jid.of("romeo@example.net"), "To");
        world.login("juliet@example.com/balcony");

        world.receive(PROBE, "romeo@example.net", "juliet@example.com");
        world.receive(PROBE, "romeo@example.net", "juliet@example.com/balcony");

        assertThat(world.arrived())
                .containsOnly("elsewhere: unsubscribed from juliet@example.com to romeo@example.net")
                .hasSize(2);
    }

    @Test
    void aProbeOfAResourceTellsThatItIsThereAndNoMore() {
        world.given(JULIET, Jid.of("romeo@example.net"), "From");
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
        world.given(JULIET, Jid.of("romeo@example.net"), "From");
        Presence probe = Presence.of(PROBE)
                .with(new Header(Jid.of("romeo@example.net"), Jid.of("juliet@example.com"), "probe1", ""));

        assertThat(idOfAnswer(probe)).isEqualTo("probe1");

        TestSession balcony = world.connect("juliet@example.com/balcony");
        world.send(balcony, Presence.of(AVAILABLE).with(Header.EMPTY.withId("pres1")));
        assertThat(idOfAnswer(probe)).isEqualTo("pres1");
    }

    private String idOfAnswer(Presence probe) {
        Probes probes = new Probes(
                world.rosters, world.sessions, world.domains, new DirectedPresence(world.rosters, 1), false);
        Verdict answer = probes.answer(probe, Jid.of("juliet@example.com"));
        return ((Effect.Send) answer.effects().getFirst()).stanza().id();
    }

    @Test
    void aClientMayProbeToo() {
        world.given(JULIET, Jid.of("romeo@example.com"), "From");
        TestSession orchard = world.login("romeo@example.com/orchard");
        world.login("juliet@example.com/balcony");

        world.send(orchard, PROBE, "juliet@example.com");
        world.send(orchard, Presence.of(PROBE));

        assertThat(world.arrived())
                .containsExactly(
                        "romeo@example.com/orchard: available from "
                                + "juliet@example.com/balcony to romeo@example.com/orchard");
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
}

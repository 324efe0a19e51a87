package im.parley.feature.presence;

import static im.parley.wire.stanza.Presence.Type.AVAILABLE;
import static im.parley.wire.stanza.Presence.Type.ERROR;
import static im.parley.wire.stanza.Presence.Type.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.TestSession;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 6121 section 4.6: Directed Presence. */
class DirectedPresenceTest {
    private static final Jid JULIET = Jid.of("juliet@example.com");

    private World world = new World();

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
                .containsExactly(
                        "elsewhere: unavailable from juliet@example.com/balcony to room@muc.example.org/juliet");
    }

    @Test
    void aSubscriberIsToldOnceThoughPresenceWasDirectedToo() {
        world.given(JULIET, Jid.of("both@example.net"), "Both");
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
    void aSubscriberIsToldTooWhenPresenceWasDirectedWithoutABroadcast() {
        world.given(JULIET, Jid.of("both@example.net"), "Both");
        TestSession balcony = world.connect("juliet@example.com/balcony");
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
                .containsExactly(
                        "elsewhere: unavailable from juliet@example.com/balcony to three@muc.example.org/juliet");
    }

    @Test
    void presenceCannotBeDirectedToAnyNumberOfAddresses() {
        world = new World(World.ASKING, new PresenceOptions(1, false, false, Optional.empty()));
        TestSession balcony = world.connect("juliet@example.com/balcony");
        world.send(balcony, AVAILABLE, "one@muc.example.org/juliet");
        world.send(balcony, AVAILABLE, "one@muc.example.org/juliet");
        world.arrived();

        world.send(balcony, AVAILABLE, "two@muc.example.org/juliet");

        assertThat(world.arrived()).containsExactly("juliet@example.com/balcony gets error RESOURCE_CONSTRAINT");
    }
}

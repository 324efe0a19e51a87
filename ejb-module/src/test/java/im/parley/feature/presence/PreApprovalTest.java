package im.parley.feature.presence;

import static im.parley.feature.presence.AppendixA.state;
import static im.parley.wire.stanza.Presence.Type.SUBSCRIBE;
import static im.parley.wire.stanza.Presence.Type.SUBSCRIBED;
import static im.parley.wire.stanza.Presence.Type.UNSUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.TestSession;
import im.parley.store.roster.RosterItem;
import im.parley.wire.addr.Jid;
import org.junit.jupiter.api.Test;

/** RFC 6121 section 3.4: Pre-Approving a Subscription Request. */
class PreApprovalTest {
    private static final Jid JULIET = Jid.of("juliet@example.com");
    private static final Jid PARIS = Jid.of("paris@example.net");

    private World world = new World();

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
    void whoeverAsksSeesTheApprovalGivenInAdvanceLast() {
        TestSession balcony = world.login("juliet@example.com/balcony");
        TestSession orchard = world.login("romeo@example.com/orchard");
        world.send(balcony, SUBSCRIBED, "romeo@example.com");
        world.arrived();

        world.send(orchard, SUBSCRIBE, "juliet@example.com");

        assertThat(world.arrived())
                .filteredOn(line -> line.startsWith("romeo@example.com push"))
                .containsExactly(
                        "romeo@example.com push: juliet@example.com none ask",
                        "romeo@example.com push: juliet@example.com to");
    }

    @Test
    void anApprovalGivenInAdvanceKeepsWhatElseThereIs() {
        world.given(JULIET, PARIS, "To");
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.send(balcony, SUBSCRIBED, "paris@example.net");

        world.receive(SUBSCRIBE, "paris@example.net", "juliet@example.com");

        assertThat(world.kept(JULIET, PARIS)).isEqualTo(state("Both"));
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
        world.given(JULIET, PARIS, "To");
        world.send(balcony, SUBSCRIBED, "paris@example.net");

        world.receive(UNSUBSCRIBED, "paris@example.net", "juliet@example.com");

        assertThat(world.item(JULIET, PARIS)).contains(RosterItem.of(PARIS).withApproved(true));
    }
}

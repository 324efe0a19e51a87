package im.parley.feature.presence;

import static im.parley.wire.stanza.Presence.Type.AVAILABLE;
import static im.parley.wire.stanza.Presence.Type.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.TestSession;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 6121 section 4. */
class PresenceStateTest {
    private static final Jid JULIET = Jid.of("juliet@example.com");

    private World world = new World();

    // Section 4.2

    @Test
    void initialPresenceGoesToTheUserAndToSubscribersAndAsksForThoseTheUserIsSubscribedTo() {
        world.given(JULIET, Jid.of("both@example.net"), "Both");
        world.given(JULIET, Jid.of("from@example.net"), "From");
        world.given(JULIET, Jid.of("to@example.net"), "To");
        world.given(JULIET, Jid.of("none@example.net"), "None + Pending In");
        TestSession balcony = world.connect("juliet@example.com/balcony");

        world.send(balcony, World.away());

        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com/balcony: available from "
                                + "juliet@example.com/balcony to juliet@example.com/balcony show=away",
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
                        "juliet@example.com/balcony: available from "
                                + "juliet@example.com/chamber to juliet@example.com/balcony",
                        "juliet@example.com/chamber: available from "
                                + "juliet@example.com/chamber to juliet@example.com/chamber",
                        "juliet@example.com/chamber: available from "
                                + "juliet@example.com/balcony to juliet@example.com/chamber");
    }

    @Test
    void aNewResourceAloneHearsOfTheContactsOfThisServerAndOfflineOnesAreNotAsked() {
        world.given(JULIET, Jid.of("romeo@example.com"), "Both");
        world.given(JULIET, Jid.of("nurse@example.com"), "Both");
        world.given(Jid.of("romeo@example.com"), JULIET, "Both");
        world.login("juliet@example.com/balcony");
        TestSession orchard = world.connect("romeo@example.com/orchard");
        world.send(orchard, World.away());
        world.arrived();
        TestSession chamber = world.connect("juliet@example.com/chamber");

        world.send(chamber, Presence.of(AVAILABLE));

        assertThat(world.arrived())
                .filteredOn(line -> line.contains("from romeo"))
                .containsExactly(
                        "juliet@example.com/chamber: available from "
                                + "romeo@example.com/orchard to juliet@example.com/chamber show=away");
    }

    @Test
    void theContentIsSharedByAllRecipients() {
        world.given(JULIET, Jid.of("both@example.net"), "Both");
        TestSession balcony = world.connect("juliet@example.com/balcony");
        Presence presence = World.away();

        world.send(balcony, presence);

        assertThat(balcony.presence()).hasValueSatisfying(
                kept -> assertThat(kept.content()).isSameAs(presence.content()));
    }

    @Test
    void aRequestThatAnotherServerHasNotAnsweredIsRepeatedByTheFirstResource() {
        world.given(JULIET, Jid.of("paris@example.net"), "None + Pending Out");
        world.given(JULIET, Jid.of("romeo@example.com"), "None + Pending Out");
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
        world.given(JULIET, Jid.of("both@example.net"), "Both");
        TestSession balcony = world.login("juliet@example.com/balcony");

        world.send(balcony, World.away());

        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com/balcony: available from "
                                + "juliet@example.com/balcony to juliet@example.com/balcony show=away",
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
        world.given(JULIET, Jid.of("both@example.net"), "Both");
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.login("juliet@example.com/chamber");

        world.send(balcony, Presence.of(UNAVAILABLE, Element.text(Presence.STATUS, "vacation")));

        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com/balcony: unavailable from "
                                + "juliet@example.com/balcony to juliet@example.com/balcony status=vacation",
                        "juliet@example.com/chamber: unavailable from "
                                + "juliet@example.com/balcony to juliet@example.com/chamber status=vacation",
                        "elsewhere: unavailable from juliet@example.com/balcony to both@example.net status=vacation");
        assertThat(balcony.isAvailable()).isFalse();
    }

    @Test
    void presenceAfterGoodByeIsInitialAgain() {
        world.given(JULIET, Jid.of("to@example.net"), "To");
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.send(balcony, Presence.of(UNAVAILABLE));
        world.arrived();

        world.send(balcony, Presence.of(AVAILABLE));

        assertThat(world.arrived()).contains("elsewhere: probe from juliet@example.com to to@example.net");
    }

    @Test
    void whoEndsWithoutGoodByeIsSaidToBeUnavailable() {
        world.given(JULIET, Jid.of("both@example.net"), "Both");
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.login("juliet@example.com/chamber");
        world.send(balcony, AVAILABLE, "room@muc.example.org/juliet");
        world.arrived();

        world.end(balcony);

        assertThat(world.arrived())
                .containsExactly(
                        "juliet@example.com/chamber: unavailable from "
                                + "juliet@example.com/balcony to juliet@example.com/chamber",
                        "elsewhere: unavailable from juliet@example.com/balcony to both@example.net",
                        "elsewhere: unavailable from juliet@example.com/balcony to room@muc.example.org/juliet");
    }

    @Test
    void whoWasNeverAvailableEndsInSilence() {
        world.given(JULIET, Jid.of("both@example.net"), "Both");
        TestSession balcony = world.connect("juliet@example.com/balcony");

        world.end(balcony);

        assertThat(world.arrived()).isEmpty();
    }

    @Test
    void whoSaidGoodByeEndsInSilence() {
        world.given(JULIET, Jid.of("both@example.net"), "Both");
        TestSession balcony = world.login("juliet@example.com/balcony");
        world.send(balcony, AVAILABLE, "room@muc.example.org/juliet");
        world.send(balcony, Presence.of(UNAVAILABLE));
        world.arrived();

        world.end(balcony);

        assertThat(world.arrived()).isEmpty();
    }

    // Options

    @Test
    void whatUsersBroadcastIsCopiedToAnAddress() {
        world = new World(World.ASKING, new PresenceOptions(10, false, false, Optional.of("watcher.example.org")));
        world.given(JULIET, Jid.of("romeo@example.net"), "From");
        TestSession balcony = world.connect("juliet@example.com/balcony");
        world.send(balcony, World.away());
        assertThat(world.arrived())
                .contains("elsewhere: available from juliet@example.com/balcony to watcher.example.org show=away");
        world.end(balcony);
        assertThat(world.arrived())
                .contains("elsewhere: unavailable from juliet@example.com/balcony to watcher.example.org");
    }

    @Test
    void otherServersAreAskedInTheNameOfTheResourceIfThatIsWanted() {
        world = new World(World.ASKING, new PresenceOptions(10, false, true, Optional.empty()));
        world.given(JULIET, Jid.of("romeo@example.net"), "To");
        TestSession balcony = world.connect("juliet@example.com/balcony");
        world.send(balcony, World.away());
        assertThat(world.arrived()).contains("elsewhere: probe from juliet@example.com/balcony to romeo@example.net");
    }

    // Section 8.5.3.1

    @Test
    void whereRequestsNeedPresenceStrangersGetNoAnswer() {
        world = new World(World.ASKING, new PresenceOptions(10, true, false, Optional.empty()));
        world.given(JULIET, Jid.of("romeo@example.net"), "From");
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

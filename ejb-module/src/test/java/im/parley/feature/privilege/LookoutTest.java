package im.parley.feature.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.List;
import org.junit.jupiter.api.Test;

/** XEP-0356 sections 7.4 and 8. */
class LookoutTest {
    private static final Jid GATE = Jid.of("gate.capulet.lit");
    private static final Jid ROMEO = Jid.of("romeo@montague.lit/orchard");
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");
    private static final Jid NURSE = Jid.of("nurse@capulet.lit");
    private static final Presence THERE = Presence.of(Presence.Type.AVAILABLE).withFrom(ROMEO);
    private static final Presence GONE = Presence.of(Presence.Type.UNAVAILABLE).withFrom(ROMEO);
    private static final Presence AWAY = Presence.of(
                    Presence.Type.AVAILABLE,
                    Element.of(Name.of(Namespaces.CLIENT, "show")).toBuilder().text("away").build())
            .withFrom(ROMEO);

    private final Lookout lookout = new Lookout(GATE);

    private static Effect to(Presence presence) {
        return new Effect.SendAnyway(presence.withTo(GATE));
    }

    @Test
    void theSamePresenceIsToldOnce() {
        lookout.begin();
        assertThat(lookout.available(THERE, JULIET)).contains(to(THERE));
        assertThat(lookout.available(THERE, NURSE)).isEmpty();
        assertThat(lookout.available(AWAY, NURSE)).contains(to(AWAY));
        assertThat(lookout.available(AWAY, JULIET)).isEmpty();
    }

    @Test
    void aContactHasGoneWhenAllHaveHeardIt() {
        lookout.begin();
        lookout.available(THERE, JULIET);
        lookout.available(THERE, NURSE);
        assertThat(lookout.unavailable(GONE, JULIET)).isEmpty();
        assertThat(lookout.unavailable(GONE, NURSE)).contains(to(GONE));
        assertThat(lookout.unavailable(GONE, NURSE)).isEmpty();
    }

    @Test
    void aComponentThatConnectsHearsWhatItMissed() {
        assertThat(lookout.available(THERE, JULIET)).isEmpty();
        assertThat(lookout.begin()).startsWith(to(THERE));
        lookout.end();
        assertThat(lookout.available(AWAY, JULIET)).isEmpty();
        assertThat(lookout.begin()).startsWith(to(AWAY));
    }

    @Test
    void whatChangesWhileItIsToldComesAfterwards() {
        lookout.available(THERE, JULIET);
        List<Effect> told = lookout.begin();
        Effect.Afterwards afterwards = (Effect.Afterwards) told.getLast();
        assertThat(lookout.unavailable(GONE, JULIET)).isEmpty();
        List<Effect> more = afterwards.more().get();
        assertThat(more).startsWith(to(GONE));
        assertThat(((Effect.Afterwards) more.getLast()).more().get()).isEmpty();
        assertThat(lookout.available(THERE, JULIET)).contains(to(THERE));
    }

    @Test
    void nobodySeesTheContactsOfAnAccountThatIsNoMore() {
        lookout.begin();
        lookout.available(THERE, JULIET);
        assertThat(lookout.removed(NURSE)).isEmpty();
        assertThat(lookout.removed(JULIET)).containsExactly(to(GONE));
    }
}

package im.parley.feature.pubsub.pep;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InterestsTest {
    private static final String TUNE = "http://jabber.org/protocol/tune";
    private static final Jid ORCHARD = Jid.of("romeo@montague.lit/orchard");

    private final Interests interests = new Interests();

    /** XEP-0060 section 9.2: the server must not send what a client has not asked for. */
    @Test
    void onlyWhatEndsInNotifyIsWanted() {
        assertThat(interests.put(ORCHARD, true, Set.of(TUNE + "+notify", "http://jabber.org/protocol/geoloc")))
                .containsExactly(TUNE);
        assertThat(interests.in(TUNE, ORCHARD.bare())).containsExactly(ORCHARD);
        assertThat(interests.in("http://jabber.org/protocol/geoloc", ORCHARD.bare())).isEmpty();
    }

    @Test
    void whatWasWantedBeforeIsNotNew() {
        interests.put(ORCHARD, true, Set.of(TUNE + "+notify"));
        assertThat(interests.put(ORCHARD, true, Set.of(TUNE + "+notify", "urn:x+notify"))).containsExactly("urn:x");
    }

    @Test
    void aClientElsewhereIsNewToEachAccountThatItMeets() {
        Jid juliet = Jid.of("juliet@capulet.lit");
        Jid nurse = Jid.of("nurse@capulet.lit");
        assertThat(interests.met(ORCHARD, juliet, Set.of(TUNE + "+notify"))).containsExactly(TUNE);
        assertThat(interests.met(ORCHARD, nurse, Set.of(TUNE + "+notify"))).containsExactly(TUNE);
        assertThat(interests.met(ORCHARD, juliet, Set.of(TUNE + "+notify", "urn:x+notify")))
                .containsExactly("urn:x");
        assertThat(interests.met(ORCHARD, nurse, Set.of(TUNE + "+notify", "urn:x+notify")))
                .containsExactly("urn:x");
        interests.parted(ORCHARD, juliet);
        assertThat(interests.in(TUNE, ORCHARD.bare())).containsExactly(ORCHARD);
        interests.parted(ORCHARD, nurse);
        assertThat(interests.in(TUNE, ORCHARD.bare())).isEmpty();
        assertThat(interests.met(ORCHARD, juliet, Set.of(TUNE + "+notify"))).containsExactly(TUNE);
    }

    @Test
    void whoIsGoneWantsNothing() {
        interests.put(ORCHARD, false, Set.of(TUNE + "+notify"));
        interests.remove(ORCHARD, false);
        assertThat(interests.in(TUNE, ORCHARD.bare())).isEmpty();
        assertThat(interests.put(ORCHARD, false, Set.of(TUNE + "+notify"))).containsExactly(TUNE);
    }
}

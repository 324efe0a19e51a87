package im.parley.feature.lastactivity;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.About;
import im.parley.server.spi.Asking;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.store.memory.MemoryStores;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LastActivityTest {
    private static final Element QUESTION = Element.of(Name.of("jabber:iq:last", "query"));
    private static final Instant START = Instant.parse("2008-11-26T00:00:00Z");

    /** Example 11 of the XEP. */
    @Test
    void theServerTellsForHowManySecondsItHasBeenRunning() {
        assertThat(answerAt(START.plusMillis(123_456_999)))
                .isEqualTo("<query xmlns='jabber:iq:last' seconds='123456'/>");
    }

    @Test
    void aClockThatWasSetBackMakesNoNegativeTime() {
        assertThat(answerAt(START.minusSeconds(5))).isEqualTo("<query xmlns='jabber:iq:last' seconds='0'/>");
    }

    private static String answerAt(Instant now) {
        MemoryStores stores = MemoryStores.create();
        LastActivity feature = new LastActivity(
                new About("Parley", "1", START),
                Clock.fixed(now, ZoneOffset.UTC),
                stores.lastActivity(),
                stores.rosters(),
                new TestSessions());
        TestSession session = TestSession.of("romeo@montague.net/orchard");
        return Asking.payload(Asking.server(feature, "capulet.com", session).get(QUESTION)).toString();
    }
}

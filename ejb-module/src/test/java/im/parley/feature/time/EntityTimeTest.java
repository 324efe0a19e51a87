package im.parley.feature.time;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.TestSession;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class EntityTimeTest {
    private static final Element QUESTION = Element.of(Name.of("urn:xmpp:time", "time"));
    private static final Instant NOW = Instant.parse("2006-12-19T17:58:35.123456Z");

    /** Example 2 of the XEP. */
    @Test
    void theServerTellsTimeAndOffset() {
        assertThat(timeIn("-06:00"))
                .isEqualTo("<time xmlns='urn:xmpp:time'><tzo>-06:00</tzo><utc>2006-12-19T17:58:35Z</utc></time>");
    }

    @Test
    void theOffsetOfUtcIsZ() {
        assertThat(timeIn("UTC")).contains("<tzo>Z</tzo>");
    }

    @Test
    void anOffsetHasItsMinutes() {
        assertThat(timeIn("Asia/Kathmandu")).contains("<tzo>+05:45</tzo>");
    }

    private static String timeIn(String zone) {
        EntityTime time = new EntityTime(Clock.fixed(NOW, ZoneId.of(zone)));
        TestSession session = TestSession.of("romeo@montague.net/orchard");
        return Asking.payload(Asking.server(time, "montague.net", session).get(QUESTION)).toString();
    }
}

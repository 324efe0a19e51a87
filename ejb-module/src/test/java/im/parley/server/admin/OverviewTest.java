package im.parley.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Hook;
import im.parley.server.stats.Census;
import im.parley.server.stats.CoreFigures;
import im.parley.server.stats.Counters;
import im.parley.server.stats.RuntimeFigures;
import im.parley.server.stats.Statistics;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverviewTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private Instant now = NOON;

    @Test
    void aMomentHasWhatIsThereAndWhatHasHappenedSinceTheOneBefore() {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneId.of("UTC"));
        Statistics statistics = new Statistics(clock, List.of(RuntimeFigures.ofThisProcess()));
        Counters counters = statistics.counters();
        List<Hook.Publish> core = CoreFigures.of(counters, () -> Census.EMPTY.with(true, true, 3), () -> 0);
        statistics.open(core);
        for (int i = 0; i < 10; i++) {
            counters.received(Message.to(Jid.of("juliet@example.net"), Message.Type.CHAT));
            counters.received(Presence.of(Presence.Type.AVAILABLE));
        }
        counters.login(Counters.Login.GRANTED);
        counters.connected("c2s");
        counters.connected("ws2s");
        now = NOON.plus(Duration.ofSeconds(5));
        statistics.note();

        List<Overview.Moment> moments = Overview.of(statistics.history(), NOON.minusSeconds(1));
        assertThat(moments).hasSize(2);
        Overview.Moment last = moments.getLast();
        assertThat(last.at()).isEqualTo(now);
        assertThat(last.sessions()).isEqualTo(1);
        assertThat(last.tasksWaiting()).isEqualTo(3);
        assertThat(last.messagesReceived()).isEqualTo(2);
        assertThat(last.stanzasReceived()).isEqualTo(4);
        assertThat(last.logins()).isEqualTo(0.2);
        assertThat(last.heapUsed()).isPositive();
        assertThat(last.connections()).isEqualTo(2);
        assertThat(Overview.of(statistics.history(), NOON)).hasSize(1);
    }
}

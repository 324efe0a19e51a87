package im.parley.server.stats;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Figure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final Map<String, Long> birds = new TreeMap<>();
    private final List<Figure> figures = List.of(
            Figure.counters("birds_total", "Birds.", "kind", () -> birds),
            Figure.distribution("flight_seconds", "Flights.", () -> new Figure.Spread(2, 7.5, List.of())));
    private final History history = new History(3);

    private void count(long finches, int seconds) {
        birds.put("finch", finches);
        history.add(NOON.plusSeconds(seconds), figures);
    }

    @Test
    void seriesAreNamedAsInPrometheus() {
        count(1, 0);
        assertThat(history.series())
                .containsExactly("birds_total{kind=\"finch\"}", "flight_seconds_count", "flight_seconds_sum");
        assertThat(history.values("flight_seconds_sum", Instant.MIN.plusSeconds(1)))
                .extracting(History.Point::value)
                .containsExactly(7.5);
    }

    @Test
    void theOldestMakesRoom() {
        for (int i = 0; i < 5; i++) {
            count(i * 10L, i * 5);
        }
        assertThat(history.values("birds_total{kind=\"finch\"}", Instant.EPOCH))
                .extracting(History.Point::value)
                .containsExactly(20.0, 30.0, 40.0);
        assertThat(history.values("birds_total{kind=\"finch\"}", NOON.plusSeconds(15)))
                .containsExactly(new History.Point(NOON.plusSeconds(20), 40));
    }

    @Test
    void ratesArePerSecondAndNeverNegative() {
        count(10, 0);
        count(20, 5);
        count(0, 10);
        assertThat(history.rates("birds_total{kind=\"finch\"}", Instant.EPOCH))
                .containsExactly(
                        new History.Point(NOON.plusSeconds(5), 2), new History.Point(NOON.plusSeconds(10), 0));
    }

    @Test
    void aSeriesMayComeLater() {
        count(1, 0);
        birds.put("wren", 4L);
        count(1, 5);
        assertThat(history.values("birds_total{kind=\"wren\"}", Instant.EPOCH)).hasSize(1);
        assertThat(history.values("birds_total{kind=\"gull\"}", Instant.EPOCH)).isEmpty();
    }

    @Test
    void thereIsABoundToWhatIsKept() {
        for (int i = 0; i < 3000; i++) {
            birds.put("b" + i, 1L);
        }
        count(1, 0);
        assertThat(history.series()).hasSize(2000);
    }
}

package im.parley.server.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import im.parley.server.spi.Figure;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DelaysTest {
    private final Delays delays = new Delays();

    private long upTo(double seconds) {
        return delays.spread().buckets().stream()
                .filter(bucket -> bucket.upTo() == seconds)
                .findFirst()
                .orElseThrow()
                .count();
    }

    @Test
    void eachIsInTheRangeThatEndsAtIt() {
        delays.add(TimeUnit.MILLISECONDS.toNanos(1));
        delays.add(TimeUnit.MILLISECONDS.toNanos(1) + 1);
        delays.add(TimeUnit.MINUTES.toNanos(1));

        assertThat(upTo(0.001)).isEqualTo(1);
        assertThat(upTo(0.0025)).isEqualTo(1);
        assertThat(upTo(Double.POSITIVE_INFINITY)).isEqualTo(1);
        Figure.Spread spread = delays.spread();
        assertThat(spread.count()).isEqualTo(3);
        assertThat(spread.sum()).isEqualTo(60.002, within(0.0001));
    }

    @Test
    void theWorstIsForgottenAfterTwoTurns() {
        delays.add(TimeUnit.SECONDS.toNanos(2));
        assertThat(delays.worst()).isEqualTo(2);
        delays.turn();
        delays.add(TimeUnit.SECONDS.toNanos(1));
        assertThat(delays.worst()).isEqualTo(2);
        delays.turn();
        assertThat(delays.worst()).isEqualTo(1);
        delays.turn();
        assertThat(delays.worst()).isZero();
    }

    @Test
    void theFirstAndEachSixteenthAfterItIsMeasured() {
        for (int i = 0; i < 33; i++) {
            delays.sampled(i, () -> {}).run();
        }
        assertThat(delays.spread().count()).isEqualTo(3);
    }

    @Test
    void aClockThatGoesBackIsNoNegativeDelay() {
        delays.add(-5);
        assertThat(delays.spread().sum()).isZero();
    }
}

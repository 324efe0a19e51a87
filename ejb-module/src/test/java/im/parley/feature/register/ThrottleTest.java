package im.parley.feature.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private Instant now = Instant.EPOCH;
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);

    @Test
    void asOftenAsTheLimitSaysInAPeriod() {
        Throttle<String> throttle = new Throttle<>(2, Duration.ofHours(1), clock);

        assertThat(throttle.permits("a")).isTrue();
        assertThat(throttle.permits("a")).isTrue();
        assertThat(throttle.permits("a")).isFalse();
        assertThat(throttle.permits("b")).isTrue();
    }

    @Test
    void anewInTheNextPeriod() {
        Throttle<String> throttle = new Throttle<>(1, Duration.ofHours(1), clock);
        throttle.permits("a");

        now = now.plus(Duration.ofMinutes(59));
        assertThat(throttle.permits("a")).isFalse();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(throttle.permits("a")).isTrue();
    }

    @Test
    void withoutEndWhenThereIsNoLimit() {
        Throttle<String> throttle = new Throttle<>(0, Duration.ofHours(1), clock);
        for (int i = 0; i < 1000; i++) {
            assertThat(throttle.permits("a")).isTrue();
        }
        assertThat(throttle.size()).isZero();
    }

    @Test
    void endedPeriodsAreForgotten() {
        Throttle<String> throttle = new Throttle<>(1, Duration.ofHours(1), clock);
        throttle.permits("a");
        throttle.permits("b");
        now = now.plus(Duration.ofHours(2));

        throttle.permits("c");

        assertThat(throttle.size()).isEqualTo(1);
    }

    @Test
    void theTableIsBounded() {
        Throttle<Integer> throttle = new Throttle<>(1, Duration.ofHours(1), clock);
        for (int i = 0; i < Throttle.BOUND + 10; i++) {
            throttle.permits(i);
        }

        assertThat(throttle.size()).isEqualTo(Throttle.BOUND);
        assertThat(throttle.permits(Throttle.BOUND + 9)).isFalse();
    }
}

package im.parley.web.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Rate rate = new Rate(2, 3, nanos::get);

    @Test
    void aBurstIsGrantedAndThenOneHasToWait() {
        assertThat(rate.take("romeo")).isZero();
        assertThat(rate.take("romeo")).isZero();
        assertThat(rate.take("romeo")).isZero();
        assertThat(rate.take("romeo")).isEqualTo(1);
        assertThat(rate.take("juliet")).isZero();
    }

    @Test
    void timeFillsTheBucketUpToItsRim() {
        for (int i = 0; i < 3; i++) {
            rate.take("romeo");
        }
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
        assertThat(rate.take("romeo")).isZero();
        assertThat(rate.take("romeo")).isEqualTo(1);
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThat(rate.take("romeo")).isZero();
        assertThat(rate.take("romeo")).isZero();
        assertThat(rate.take("romeo")).isZero();
        assertThat(rate.take("romeo")).isPositive();
    }
}

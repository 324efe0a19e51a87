package im.parley.test.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void nothingCountedIsZero() {
        assertThat(latencies.count()).isZero();
        assertThat(latencies.most()).isZero();
        assertThat(latencies.quantile(0.99)).isZero();
    }

    @Test
    void smallDurationsAreExact() {
        for (int i = 1; i <= 100; i++) {
            latencies.add(i);
        }
        assertThat(latencies.quantile(0.5)).isEqualTo(50);
        assertThat(latencies.quantile(0.95)).isEqualTo(95);
        assertThat(latencies.quantile(0.99)).isEqualTo(99);
        assertThat(latencies.quantile(1)).isEqualTo(100);
    }

    @Test
    void theQuantileOfOneIsThatOne() {
        latencies.add(123_456_789);
        assertThat(latencies.quantile(0.01)).isEqualTo(123_456_789);
        assertThat(latencies.quantile(0.99)).isEqualTo(123_456_789);
    }

    @Test
    void quantilesOfManyAreWithinTwoPercentAndNeverTooSmall() {
        Random random = new Random(7);
        long[] all = new long[50_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (long) Math.exp(random.nextDouble() * 25);
            latencies.add(all[i]);
        }
        Arrays.sort(all);
        for (double part : new double[] {0.1, 0.5, 0.9, 0.95, 0.99, 0.999}) {
            long exact = all[(int) Math.ceil(part * all.length) - 1];
            assertThat(latencies.quantile(part)).isGreaterThanOrEqualTo(exact);
            assertThat((double) latencies.quantile(part)).isCloseTo(exact, within(exact * 0.016 + 1));
        }
        assertThat(latencies.most()).isEqualTo(all[all.length - 1]);
    }

    @Test
    void everyPowerOfTwoAndItsNeighboursHaveTheirPlace() {
        for (int power = 0; power < 63; power++) {
            for (long duration : new long[] {(1L << power) - 1, 1L << power, (1L << power) + 1}) {
                Latencies alone = new Latencies();
                alone.add(duration);
                alone.add(Long.MAX_VALUE);
                assertThat(alone.quantile(0.5)).isBetween(duration, duration + duration / 64 + 1);
            }
        }
    }

    @Test
    void theLongestAndTheNegativeAreCounted() {
        latencies.add(Long.MAX_VALUE);
        latencies.add(-1);
        assertThat(latencies.count()).isEqualTo(2);
        assertThat(latencies.quantile(0.5)).isZero();
        assertThat(latencies.quantile(1)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void twoThatWereCountedApartAreOne() {
        Latencies other = new Latencies();
        latencies.add(10);
        other.add(20);
        other.add(30);
        latencies.add(other);
        assertThat(latencies.count()).isEqualTo(3);
        assertThat(latencies.quantile(0.5)).isEqualTo(20);
        assertThat(latencies.most()).isEqualTo(30);
    }
}

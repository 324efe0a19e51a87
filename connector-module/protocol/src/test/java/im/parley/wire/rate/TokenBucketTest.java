package im.parley.wire.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aSecondsWorthIsFreeThenTheRateHolds() {
        TokenBucket bucket = new TokenBucket(1000, 0);
        assertThat(bucket.take(1000, 0)).isZero();
        assertThat(bucket.take(500, 0)).isEqualTo(500);
        assertThat(bucket.take(0, SECOND / 4)).isEqualTo(250);
        assertThat(bucket.take(0, SECOND / 2)).isZero();
    }

    @Test
    void whatIsNotUsedIsSavedForOneSecondOnly() {
        TokenBucket bucket = new TokenBucket(1000, 0);
        assertThat(bucket.take(1000, 100 * SECOND)).isZero();
        assertThat(bucket.take(1, 100 * SECOND)).isPositive();
    }

    @Test
    void singleTokensRunOutAndComeBack() {
        TokenBucket bucket = new TokenBucket(2, 0);
        assertThat(bucket.tryTake(0)).isTrue();
        assertThat(bucket.tryTake(0)).isTrue();
        assertThat(bucket.tryTake(0)).isFalse();
        assertThat(bucket.tryTake(SECOND / 2)).isTrue();
        assertThat(bucket.tryTake(SECOND / 2)).isFalse();
    }
}

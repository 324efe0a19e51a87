package im.parley.wire.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeewayTest {
    private static final long BOUND = 100;

    private final Leeway leeway = new Leeway();

    private void atOnce(long bytes) {
        leeway.many(true);
        leeway.sent(bytes);
        leeway.many(false);
    }

    @Test
    void noMoreWaitsThanTheBound() {
        leeway.sent(101);
        assertThat(leeway.isOver(BOUND, 100)).isFalse();
        assertThat(leeway.isOver(BOUND, 101)).isTrue();
        assertThat(leeway.isOver(0, 101)).as("no bound").isFalse();
    }

    @Test
    void whatComesAtOnceIsExcused() {
        atOnce(1000);
        assertThat(leeway.isOver(BOUND, 1050)).isFalse();
        leeway.sent(100);
        assertThat(leeway.isOver(BOUND, 1101)).as("what follows counts as ever").isTrue();
    }

    @Test
    void onceUntilThePeerHasCaughtUp() {
        atOnce(1000);
        atOnce(1000);
        assertThat(leeway.isOver(BOUND, 2000)).isTrue();
        assertThat(leeway.isOver(BOUND, 50)).isFalse();
        atOnce(1000);
        assertThat(leeway.isOver(BOUND, 1050)).isFalse();
    }

    @Test
    void aLookInBetweenDoesNotEndTheExcuse() {
        leeway.many(true);
        leeway.sent(500);
        assertThat(leeway.isOver(BOUND, 50)).isFalse();
        leeway.sent(500);
        leeway.many(false);
        assertThat(leeway.isOver(BOUND, 1000)).isFalse();
    }
}

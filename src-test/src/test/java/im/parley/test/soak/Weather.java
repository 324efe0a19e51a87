package im.parley.test.soak;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What the network does to connections.
 *
 * @param life how long a connection lives on average before something happens to it; zero for ever
 * @param delay the longest time that bytes are on their way
 */
record Weather(Duration life, Duration delay) {
    static final Weather FAIR = new Weather(Duration.ZERO, Duration.ZERO);
    static final Weather STORM = new Weather(Duration.ofSeconds(6), Duration.ofMillis(40));

    boolean isFair() {
        return life.isZero();
    }

    /** When something happens to a connection: at any moment with the same probability. */
    long nextMillis(RandomGenerator random) {
        return Math.round(life.toMillis() * random.nextExponential());
    }

    long delayMillis(RandomGenerator random) {
        return delay.isZero() ? 0 : random.nextLong(delay.toMillis());
    }
}

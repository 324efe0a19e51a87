package im.parley.server.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuessesTest {
    private Instant now = Instant.parse("2026-11-27T00:00:00Z");
    private final Guesses guesses = new Guesses(clock());

    private Clock clock() {
        InstantSource moving = () -> now;
        return moving.withZone(ZoneOffset.UTC);
    }

    private void wrong(String address, int times) {
        IntStream.range(0, times).forEach(_ -> guesses.wrong(address));
    }

    @Test
    void afterFiveWrongTokensAnAddressHasToWait() {
        wrong("192.0.2.1", 4);
        assertThat(guesses.wait("192.0.2.1")).isEmpty();

        wrong("192.0.2.1", 1);
        assertThat(guesses.wait("192.0.2.1")).contains(Duration.ofMinutes(1));
        assertThat(guesses.wait("192.0.2.2")).isEmpty();
    }

    @Test
    void theWaitEnds() {
        wrong("192.0.2.1", 5);
        now = now.plusSeconds(60);

        assertThat(guesses.wait("192.0.2.1")).isEmpty();
    }

    @Test
    void theRightTokenForgivesTheWrongOnes() {
        wrong("192.0.2.1", 4);
        guesses.right("192.0.2.1");
        wrong("192.0.2.1", 4);

        assertThat(guesses.wait("192.0.2.1")).isEmpty();
    }

    @Test
    void theTableIsBounded() {
        wrong("192.0.2.1", 5);
        IntStream.range(0, Guesses.ADDRESSES).forEach(number -> guesses.wrong("2001:db8::" + number));

        assertThat(guesses.wait("192.0.2.1")).as("the oldest has left the table").isEmpty();
    }
}

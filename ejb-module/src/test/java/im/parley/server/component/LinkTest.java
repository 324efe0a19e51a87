package im.parley.server.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a connection that this server makes is tried again. */
class LinkTest {
    private static final Duration FIRST = Duration.ofSeconds(15);

    @Test
    void eachFailureDoublesThePause() {
        assertThat(Link.pause(FIRST, 0)).hasSeconds(15);
        assertThat(Link.pause(FIRST, 1)).hasSeconds(30);
        assertThat(Link.pause(FIRST, 2)).hasSeconds(60);
    }

    @Test
    void thePauseHasABound() {
        assertThat(Link.pause(FIRST, 9)).hasMinutes(5);
        assertThat(Link.pause(FIRST, Integer.MAX_VALUE)).hasMinutes(5);
    }

    @Test
    void whoeverWantsItLongerHasIt() {
        assertThat(Link.pause(Duration.ofHours(1), 0)).hasHours(1);
        assertThat(Link.pause(Duration.ofHours(1), 5)).hasHours(1);
    }
}

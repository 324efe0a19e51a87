package im.parley.web.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NestingTest {
    private static boolean exceeds(String json, int most) {
        return Nesting.exceeds(json.getBytes(StandardCharsets.UTF_8), most);
    }

    @Test
    void levelsAreCounted() {
        assertThat(exceeds("{\"a\":[{}]}", 3)).isFalse();
        assertThat(exceeds("{\"a\":[{}]}", 2)).isTrue();
        assertThat(exceeds("[[],[],[],[]]", 2)).isFalse();
        assertThat(exceeds("[".repeat(100_000), 16)).isTrue();
    }

    @Test
    void textsAreNoLevels() {
        assertThat(exceeds("{\"a\":\"[[[[{{{{\"}", 1)).isFalse();
        assertThat(exceeds("{\"a\":\"\\\"[[[[\"}", 1)).isFalse();
        assertThat(exceeds("{\"a\\\\\":[[]]}", 2)).isTrue();
    }
}

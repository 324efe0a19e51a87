package im.parley.web.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RFC 9110 section 13.1.2. */
class UnchangedTest {
    @Test
    void oneOfTheTagsIsEnough() {
        assertThat(Unchanged.matches("\"a\"", "a")).isTrue();
        assertThat(Unchanged.matches("W/\"a\"", "a")).isTrue();
        assertThat(Unchanged.matches("\"b\", \"a\"", "a")).isTrue();
        assertThat(Unchanged.matches("*", "a")).isTrue();
    }

    @Test
    void othersAreOthers() {
        assertThat(Unchanged.matches("\"A\"", "a")).isFalse();
        assertThat(Unchanged.matches("a", "a")).isFalse();
        assertThat(Unchanged.matches("", "a")).isFalse();
    }
}

package im.parley.server.s2s;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DialbackKeysTest {
    /** XEP-0220 section 2.2.2. */
    @Test
    void theKeyIsThatOfTheSpecification() {
        DialbackKeys keys = new DialbackKeys("d14lb4ck43v3r".getBytes(StandardCharsets.UTF_8));

        assertThat(keys.key("capulet.example", "montague.example", "417GAF25"))
                .isEqualTo("225cc5aa6a071133249d25fef42ae516fc7a86c523aa1c6980a7f73e784c972d");
    }

    @Test
    void aKeyIsForOnePairAndOneStream() {
        DialbackKeys keys = new DialbackKeys("secret".getBytes(StandardCharsets.UTF_8));
        String key = keys.key("a.example", "b.example", "1");

        assertThat(keys.matches(key, "a.example", "b.example", "1")).isTrue();
        assertThat(keys.matches(key, "b.example", "a.example", "1")).isFalse();
        assertThat(keys.matches(key, "a.example", "b.example", "2")).isFalse();
        assertThat(keys.matches("", "a.example", "b.example", "1")).isFalse();
        assertThat(new DialbackKeys(new byte[] {1}).matches(key, "a.example", "b.example", "1")).isFalse();
    }
}

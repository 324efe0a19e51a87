package im.parley.web.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadersTest {
    private final Readers readers = new Readers(List.of("127.0.0.0/8", "::1", "10.1.0.0/16"));

    @Test
    void thoseOfTheBlocksMayRead() {
        assertThat(readers.include("127.0.0.1")).isTrue();
        assertThat(readers.include("0:0:0:0:0:0:0:1")).isTrue();
        assertThat(readers.include("0:0:0:0:0:0:0:1%lo")).isTrue();
        assertThat(readers.include("10.1.200.3")).isTrue();
    }

    @Test
    void othersMayNot() {
        assertThat(readers.include("10.2.0.1")).isFalse();
        assertThat(readers.include("2001:db8::1")).isFalse();
        assertThat(readers.include("somewhere")).isFalse();
        assertThat(new Readers(List.of()).include("127.0.0.1")).isFalse();
    }
}

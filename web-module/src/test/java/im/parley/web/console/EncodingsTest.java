package im.parley.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, deflate, br", "br;q=1.0, GZIP;q=0.8", "deflate,gzip;q=0.001"})
    void whatIsNamedIsAccepted(String header) {
        assertThat(Encodings.accepts(header, "gzip")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "identity", "gzip;q=0", "gzip; q=0.000", "x-gzip"})
    void whatIsNotNamedOrHasNoWeightIsNot(String header) {
        assertThat(Encodings.accepts(header, "gzip")).isFalse();
    }

    @Test
    void aWeightOfOneIsAWeight() {
        assertThat(Encodings.accepts("gzip;q=1", "gzip")).isTrue();
    }
}

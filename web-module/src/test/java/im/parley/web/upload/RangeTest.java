package im.parley.web.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
    @ParameterizedTest
    @CsvSource({"bytes=0-0,0,1", "bytes=0-,0,100", "bytes=99-,99,1", "bytes=10-19,10,10", "bytes=90-500,90,10",
        "bytes=-1,99,1", "bytes=-500,0,100"})
    void onePart(String header, long first, long length) throws Exception {
        assertThat(Range.of(header, 100)).contains(new Range(first, length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,3-4", "lines=1-2", "bytes=", "bytes=-", "bytes=5-4", "bytes=a-b",
        "bytes=99999999999999999999-"})
    void whatIsNotOnePartIsTheWhole(String header) throws Exception {
        assertThat(Range.of(header, 100)).isEmpty();
        assertThat(Range.of(null, 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void thereIsNothingThere(String header) {
        assertThatThrownBy(() -> Range.of(header, 100)).isInstanceOf(Range.Unsatisfiable.class);
    }

    @Test
    void theAnswerSaysWhichPartItIs() {
        assertThat(new Range(10, 5).of(100)).isEqualTo("bytes 10-14/100");
    }

    @Test
    void whatCanRunIsAnAttachmentWhateverItSays() {
        assertThat(Disposition.of("image/png", "a b.png")).isEqualTo("inline; filename*=UTF-8''a%20b.png");
        assertThat(Disposition.of("IMAGE/PNG; x=y", "é.png")).isEqualTo("inline; filename*=UTF-8''%C3%A9.png");
        assertThat(Disposition.of("image/svg+xml", "a.svg")).startsWith("attachment;");
        assertThat(Disposition.of("", "\"\r\nX: y")).isEqualTo("attachment; filename*=UTF-8''%22%0D%0AX%3A%20y");
    }
}

package im.parley.web.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.stream.StreamError.Condition;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6455, sections 5.5.1, 7.4 and 8.1. */
class FrameCodeTest {
    /** What a peer says in its goodbye, and the code that it gets back. */
    @ParameterizedTest
    @CsvSource({
        "'', 1000", // nothing said
        "03e8, 1000",
        "03e9, 1001",
        "03eb, 1003",
        "03f6, 1014",
        "0bb8, 3000",
        "0fa1, 4001",
        "1387, 4999",
        "03e8627965, 1000", // with a word
        "03e8c3a9, 1000", // of UTF-8
        "00, 1002", // half a code
        "0000, 1002",
        "03e7, 1002",
        "03ec, 1002", // 1004 is reserved, 1005 and 1006 are never said
        "03ed, 1002",
        "03ee, 1002",
        "03f7, 1002", // 1015 neither
        "07d0, 1002",
        "1388, 1002",
        "ffff, 1002",
        "03e8ff, 1007",
        "03e8c3, 1007",
    })
    void aGoodbyeIsAnswered(String payload, int code) {
        assertThat(FrameCode.answer(HexFormat.of().parseHex(payload))).isEqualTo(code);
    }

    @Test
    void theErrorOfAStreamHasACodeOfItsOwn() {
        assertThat(FrameCode.of(Condition.UNSUPPORTED_ENCODING, FrameCode.NORMAL)).isEqualTo(1007);
        assertThat(FrameCode.of(Condition.UNSUPPORTED_FEATURE, FrameCode.NORMAL)).isEqualTo(1003);
        assertThat(FrameCode.of(Condition.POLICY_VIOLATION, FrameCode.NORMAL)).isEqualTo(1008);
        assertThat(FrameCode.of(Condition.NOT_WELL_FORMED, FrameCode.NORMAL)).isEqualTo(1000);
    }
}

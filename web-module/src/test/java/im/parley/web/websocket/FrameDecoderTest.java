package im.parley.web.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {
    private static final int LAST = 0x80;

    /** Notes what it hears; pieces of a text are joined. */
    private static final class Notes implements FrameDecoder.Sink {
        final List<String> heard = new ArrayList<>();
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();

        @Override
        public void text(byte[] bytes, int offset, int length) {
            text.write(bytes, offset, length);
        }

        @Override
        public void textEnds() {
            heard.add(text.toString(StandardCharsets.UTF_8));
            text.reset();
        }

        @Override
        public void binary() {
            heard.add("binary");
        }

        @Override
        public void control(int code, byte[] payload) {
            heard.add(code + ":" + new String(payload, StandardCharsets.UTF_8));
        }

        @Override
        public void wrong(String why) {
            heard.add("wrong: " + why);
        }
    }

    private static byte[] frame(int first, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(14 + bytes.length).put((byte) first);
        if (bytes.length < 126) {
            frame.put((byte) (0x80 | bytes.length));
        } else if (bytes.length < 65_536) {
            frame.put((byte) 0xFE).putShort((short) bytes.length);
        } else {
            frame.put((byte) 0xFF).putLong(bytes.length);
        }
        byte[] mask = {(byte) 0xA1, 0x02, (byte) 0xFF, 0x40};
        frame.put(mask);
        for (int i = 0; i < bytes.length; i++) {
            frame.put((byte) (bytes[i] ^ mask[i % 4]));
        }
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private static byte[] joined(byte[]... frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(frames).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static List<String> heard(byte[] bytes, int piece) {
        Notes notes = new Notes();
        FrameDecoder decoder = new FrameDecoder();
        for (int at = 0; at < bytes.length; at += piece) {
            byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece));
            decoder.decode(part, 0, part.length, notes);
        }
        return notes.heard;
    }

    /** RFC 6455 section 5.7: a single-frame masked text message. */
    @Test
    void theExampleOfTheRfc() {
        assertThat(heard(HexFormat.of().parseHex("818537fa213d7f9f4d5158"), 100)).containsExactly("Hello");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 13, 64, 1_000_000})
    void piecesOfAnySizeAreTheSame(int piece) {
        String medium = "é<a/>".repeat(60);
        String large = "0123456789".repeat(7_000);
        byte[] all = joined(
                frame(LAST | FrameCode.TEXT, "a"),
                frame(LAST | FrameCode.TEXT, ""),
                frame(FrameCode.TEXT, "one, "),
                frame(LAST | FrameCode.PING, "between"),
                frame(FrameCode.CONTINUATION, "two, "),
                frame(LAST, "three"),
                frame(LAST | FrameCode.TEXT, medium),
                frame(LAST | FrameCode.TEXT, large),
                frame(LAST | FrameCode.BINARY, "dropped"),
                frame(LAST | FrameCode.CLOSE, ""));
        assertThat(heard(all, piece))
                .containsExactly("a", "", "9:between", "one, two, three", medium, large, "binary", "8:");
    }

    /** The first two bytes, then a mask; each is the end, and nothing after it is read. */
    @ParameterizedTest
    @CsvSource({
        "8101, a client masks its frames",
        "c181, reserved bits",
        "8381, an unknown code",
        "8b80, not a control frame",
        "0980, not a control frame",
        "89fe, not a control frame",
        "8081, a part of no message",
    })
    void whatIsNoFrameIsTheEnd(String head, String why) {
        byte[] bytes = HexFormat.of().parseHex(head + "0080" + "00000000" + "8181");
        assertThat(heard(bytes, 100)).containsExactly("wrong: " + why);
    }

    @Test
    void aNewMessageDoesNotBeginInAnother() {
        assertThat(heard(joined(frame(FrameCode.TEXT, "one"), frame(LAST | FrameCode.TEXT, "two")), 100))
                .containsExactly("wrong: a part of no message");
    }

    @Test
    void aLengthBeyondMeasureIsNone() {
        assertThat(heard(HexFormat.of().parseHex("81ff8000000000000000" + "00000000"), 100))
                .containsExactly("wrong: a negative length");
    }

    @Test
    void whoHasStoppedReadsNoMore() {
        Notes notes = new Notes();
        FrameDecoder decoder = new FrameDecoder();
        decoder.stop();
        byte[] bytes = frame(LAST | FrameCode.TEXT, "a");
        decoder.decode(bytes, 0, bytes.length, notes);
        assertThat(notes.heard).isEmpty();
    }
}

package im.parley.test.bench.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Reads the responses on one connection: those of our own server, which say how long they are. */
final class HttpAnswers {
    private static final String LENGTH = "content-length:";

    private byte[] bytes = new byte[1024];
    private int filled;

    /** Adds what has come. */
    void add(ByteBuf buffer) {
        int more = buffer.readableBytes();
        if (filled + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, filled + more));
        }
        buffer.readBytes(bytes, filled, more);
        filled += more;
    }

    /** The body of a response, which is all there is when no two are asked for at once; nothing if it is not complete. */
    byte[] take() {
        int head = head();
        if (head < 0) {
            return new byte[0];
        }
        String lines = new String(bytes, 0, head, StandardCharsets.ISO_8859_1);
        if (!lines.startsWith("HTTP/1.1 200")) {
            throw new IllegalStateException(lines.lines().findFirst().orElse("no response"));
        }
        int length = length(lines);
        if (filled < head + length) {
            return new byte[0];
        }
        filled = 0;
        return Arrays.copyOfRange(bytes, head, head + length);
    }

    /** Behind the empty line. */
    private int head() {
        for (int i = 3; i < filled; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int length(String lines) {
        int at = lines.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        if (at < 0) {
            throw new IllegalStateException("a response without its length");
        }
        int end = lines.indexOf('\r', at);
        return Integer.parseInt(lines.substring(at + LENGTH.length(), end).strip());
    }
}

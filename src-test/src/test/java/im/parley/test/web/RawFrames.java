package im.parley.test.web;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket that may do everything wrong: it writes what it is told, bit by bit, and says what it hears. */
final class RawFrames implements AutoCloseable {
    static final int LAST = 0x80;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    private static final int TWO_BYTES = 126;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final byte[] MASK = {0x11, 0x22, 0x33, 0x44};
    private static final String HANDSHAKE = """
            GET %s HTTP/1.1\r
            Host: localhost\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Protocol: xmpp\r
            %s\r
            """;

    private final Socket socket;
    private final DataInputStream in;
    private final String head;

    /** Connects and shakes hands, with more headers, each with its end of line. */
    RawFrames(URI web, String headers) {
        try {
            socket = new Socket(web.getHost(), web.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new DataInputStream(socket.getInputStream());
            write(String.format(HANDSHAKE, web.getPath(), headers).getBytes(StandardCharsets.US_ASCII));
            head = readHead();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String readHead() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) in.readUnsignedByte());
        }
        return text.toString();
    }

    /** What the server answered to the handshake. */
    String head() {
        return head;
    }

    /** Opens a stream, and takes its features. */
    RawFrames opened() {
        text(Frames.OPEN);
        next();
        next();
        return this;
    }

    void text(String text) {
        frame(LAST | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A masked frame with this first byte. */
    void frame(int first, byte... payload) {
        boolean large = payload.length >= TWO_BYTES;
        ByteBuffer frame = ByteBuffer.allocate(8 + payload.length).put((byte) first);
        frame.put((byte) (0x80 | (large ? TWO_BYTES : payload.length)));
        if (large) {
            frame.putShort((short) payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i % MASK.length]));
        }
        write(java.util.Arrays.copyOf(frame.array(), frame.position()));
    }

    /** Bytes as they are. */
    void write(byte... bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next text, or the kind of another frame with its content, or {@code end}. */
    String next() {
        try {
            int first = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            byte[] payload = in.readNBytes(length == TWO_BYTES ? in.readUnsignedShort() : length);
            String text = new String(payload, StandardCharsets.UTF_8);
            return switch (first) {
                case LAST | TEXT -> text;
                case LAST | CLOSE -> "closed " + ByteBuffer.wrap(payload).getShort();
                case LAST | PONG -> "pong " + text;
                case LAST | PING -> next();
                default -> throw new AssertionError("an odd frame: " + Integer.toHexString(first));
            };
        } catch (EOFException end) {
            return "end";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

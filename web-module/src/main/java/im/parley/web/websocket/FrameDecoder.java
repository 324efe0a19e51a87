package im.parley.web.websocket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads the frames of a client, RFC 6455 section 5, from bytes that come in pieces. What a text frame holds is unmasked
 * where it lies and handed on as it comes: no frame is collected.
 */
final class FrameDecoder {
    /** Section 5.5: a control frame holds no more. */
    private static final int LARGEST_CONTROL = 125;

    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MASK = 4;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] head = new byte[14];
    private int headLength;
    private boolean inPayload;
    private int code;
    private boolean last;
    /** Of the payload that is still to come. */
    private long left;

    private int mask;
    /** What kind of message is not at its end yet; 0 for none. */
    private int message;

    private byte[] control = {};
    private int controlLength;
    private boolean over;

    /** Who hears what comes. */
    interface Sink {
        /** A piece of a text message. */
        void text(byte[] bytes, int offset, int length);

        /** A text message is complete. */
        void textEnds();

        /** A binary message begins; what it holds is dropped. */
        void binary();

        /** A whole control frame. */
        void control(int code, byte[] payload);

        /** What comes are no frames; nothing more is read. */
        void wrong(String why);
    }

    /** Reads a piece; changes the array. */
    void decode(byte[] bytes, int offset, int length, Sink sink) {
        int at = offset;
        int end = offset + length;
        while (at < end && !over) {
            at = inPayload ? payload(bytes, at, end, sink) : head(bytes, at, end, sink);
        }
    }

    /** Reads no more. */
    void stop() {
        over = true;
    }

    private int head(byte[] bytes, int from, int end, Sink sink) {
        int need = headLength < 2 ? 2 : headSize();
        int count = Math.min(need - headLength, end - from);
        System.arraycopy(bytes, from, head, headLength, count);
        headLength += count;
        if (headLength >= 2 && head[1] >= 0) {
            fail("a client masks its frames", sink); // section 5.1
        } else if (headLength >= 2 && headLength == headSize()) {
            begin(sink);
        }
        return from + count;
    }

    private int headSize() {
        return MASK + switch (head[1] & 0x7F) {
            case TWO_BYTES -> 4;
            case EIGHT_BYTES -> 10;
            default -> 2;
        };
    }

    private void begin(Sink sink) {
        code = head[0] & 0x0F;
        last = head[0] < 0;
        int size = head[1] & 0x7F;
        left = switch (size) {
            case TWO_BYTES -> (short) SHORTS.get(head, 2) & 0xFFFF;
            case EIGHT_BYTES -> (long) LONGS.get(head, 2);
            default -> size;
        };
        mask = (int) INTS.get(head, headLength - MASK);
        headLength = 0;
        String wrong = wrong();
        if (wrong.isEmpty()) {
            start(sink);
        } else {
            fail(wrong, sink);
        }
    }

    private void fail(String why, Sink sink) {
        over = true;
        sink.wrong(why);
    }

    private void start(Sink sink) {
        inPayload = true;
        if (FrameCode.isControl(code)) {
            control = new byte[(int) left];
            controlLength = 0;
        } else if (code != FrameCode.CONTINUATION) {
            message = code;
            if (code == FrameCode.BINARY) {
                sink.binary();
            }
        }
        if (left == 0) {
            finish(sink);
        }
    }

    /** Why this is no frame of a client; empty if it is one. */
    private String wrong() {
        if ((head[0] & 0x70) != 0) {
            return "reserved bits";
        } else if (left < 0) {
            return "a negative length";
        } else if (FrameCode.isControl(code)) {
            return code > FrameCode.PONG || !last || left > LARGEST_CONTROL ? "not a control frame" : "";
        } else if (code > FrameCode.BINARY) {
            return "an unknown code";
        }
        return (code == FrameCode.CONTINUATION) == (message == 0) ? "a part of no message" : "";
    }

    private int payload(byte[] bytes, int from, int end, Sink sink) {
        int count = (int) Math.min(left, end - from);
        unmask(bytes, from, count);
        left -= count;
        if (FrameCode.isControl(code)) {
            System.arraycopy(bytes, from, control, controlLength, count);
            controlLength += count;
        } else if (message == FrameCode.TEXT) {
            sink.text(bytes, from, count);
        }
        if (left == 0) {
            finish(sink);
        }
        return from + count;
    }

    private void finish(Sink sink) {
        inPayload = false;
        if (FrameCode.isControl(code)) {
            byte[] whole = control;
            control = new byte[0];
            sink.control(code, whole);
        } else if (last) {
            int kind = message;
            message = 0;
            if (kind == FrameCode.TEXT) {
                sink.textEnds();
            }
        }
    }

    private void unmask(byte[] bytes, int from, int count) {
        int at = from;
        int end = from + count;
        long twice = (long) mask << 32 | mask & 0xFFFF_FFFFL;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            LONGS.set(bytes, at, (long) LONGS.get(bytes, at) ^ twice);
        }
        for (; at < end; at++) {
            bytes[at] ^= (byte) (mask >>> 24);
            mask = Integer.rotateLeft(mask, Byte.SIZE);
        }
    }
}

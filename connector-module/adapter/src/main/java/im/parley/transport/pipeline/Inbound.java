package im.parley.transport.pipeline;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.StreamReader;
import im.parley.wire.xml.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the bytes of one connection into first-level items. After a nonza whose answer decides how to read on, it
 * keeps what follows until the gate opens. It holds no buffer while the connection is idle.
 */
final class Inbound {
    private static final byte[] NOTHING = {};
    /** The type of the record that a ClientHello stands in (RFC 8446 section 5.1); no XML begins with it. */
    private static final byte TLS_HANDSHAKE = 22;
    private static final FastThreadLocal<Scratch> SCRATCH = new FastThreadLocal<>() {
        @Override
        protected Scratch initialValue() {
            return new Scratch();
        }
    };

    /** Memory of one event loop, used by one read at a time. */
    private static final class Scratch {
        private final byte[] bytes = new byte[16 * 1024];
        private final List<FirstLevel> items = new ArrayList<>();
    }

    private final StreamReader reader;
    private Gate gate = Gate.OPEN;
    private byte[] held = NOTHING;

    Inbound(Limits limits) {
        reader = new StreamReader(limits);
    }

    /** Reads all of {@code in}; returns the items that it completes. */
    List<FirstLevel> read(ByteBuf in) {
        Scratch scratch = SCRATCH.get();
        while (in.isReadable()) {
            if (in.hasArray()) {
                feed(in.array(), in.arrayOffset() + in.readerIndex(), in.readableBytes(), scratch.items);
                in.skipBytes(in.readableBytes());
            } else {
                int length = Math.min(in.readableBytes(), scratch.bytes.length);
                in.readBytes(scratch.bytes, 0, length);
                feed(scratch.bytes, 0, length, scratch.items);
            }
        }
        return taken(scratch.items);
    }

    /** Whether bytes were held back that can be read on now. */
    boolean hasMore() {
        return held.length > 0 && gate == Gate.OPEN;
    }

    /** Reads on in what was held back. */
    List<FirstLevel> readMore() {
        byte[] bytes = held;
        held = NOTHING;
        Scratch scratch = SCRATCH.get();
        feed(bytes, 0, bytes.length, scratch.items);
        return taken(scratch.items);
    }

    private static List<FirstLevel> taken(List<FirstLevel> items) {
        List<FirstLevel> batch = List.copyOf(items);
        items.clear();
        return batch;
    }

    private void feed(byte[] bytes, int offset, int length, List<FirstLevel> items) {
        int consumed = 0;
        if (gate == Gate.OPEN) {
            consumed = reader.read(bytes, offset, length, items);
            if (!items.isEmpty()) {
                gate = Gate.after(items.getLast());
            }
        }
        if (consumed < length && !gate.isLast() && !(beforeTls() && isBlank(bytes, offset + consumed, offset + length))) {
            hold(bytes, offset + consumed, length - consumed);
        }
    }

    /**
     * DEVIATION: RFC 6120 section 5.3.3 forbids white space there, but clients are about that end each line with a line
     * feed (go-sendxmpp). It says nothing, and it is gone before TLS begins.
     */
    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\n' && bytes[at] != '\r' && bytes[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    private void hold(byte[] bytes, int offset, int length) {
        byte[] more = new byte[held.length + length];
        System.arraycopy(held, 0, more, 0, held.length);
        System.arraycopy(bytes, offset, more, held.length, length);
        held = more;
    }

    /** Whether bytes wait for the gate to open: no more should be read before it has. */
    boolean isHolding() {
        return held.length > 0;
    }

    /** Whether the peer sent something after {@code <starttls/>} in the clear. */
    boolean isInjected() {
        return held.length > 0 && beforeTls() && held[0] != TLS_HANDSHAKE;
    }

    /** What the peer sent ahead of {@code <proceed/>}: its first words under TLS (XEP-0305 section 5, example 1). */
    byte[] ahead() {
        byte[] bytes = held;
        held = NOTHING;
        return bytes;
    }

    private boolean beforeTls() {
        return gate == Gate.TLS || gate == Gate.TLS_AGREED;
    }

    /** Whether the server has agreed to TLS, so that nothing may go out in the clear until that is in place. */
    boolean awaitsTls() {
        return gate == Gate.TLS_AGREED;
    }

    /** Whether the peer's stream has ended, by its closing tag or by an error. */
    boolean isEnded() {
        return gate.isLast();
    }

    /** Whether the peer has closed its stream with the closing tag. */
    boolean isClosed() {
        return gate == Gate.CLOSED;
    }

    /** Reads no more, whatever comes. */
    void refuse() {
        gate = Gate.BROKEN;
        held = NOTHING;
    }

    /** The server has sent an item. */
    void sent(FirstLevel item) {
        gate = gate.answered(item);
    }

    /** Begins a new stream; what was held back belongs to it. */
    void restart() {
        reader.restart();
        if (!gate.isLast()) {
            gate = Gate.OPEN;
        }
    }

    void limits(Limits limits) {
        reader.limits(limits);
    }

    void close() {
        held = NOTHING;
        reader.close();
    }
}

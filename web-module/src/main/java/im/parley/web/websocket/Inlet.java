package im.parley.web.websocket;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.FrameReader;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Turns the bytes of one connection into first-level items while they come in: many frames with one read, and a large one
 * is noticed when it has grown too large. Used on the connection's I/O thread.
 */
final class Inlet implements FrameDecoder.Sink {
    private static final ThreadLocal<ByteBuffer> SCRATCH = ThreadLocal.withInitial(() -> ByteBuffer.allocate(32 * 1024));

    private static final FirstLevel NO_TEXT =
            new FirstLevel.Fault(StreamError.of(Condition.UNSUPPORTED_FEATURE, "frames are text"), false);

    private final FrameDecoder decoder = new FrameDecoder();
    private final FrameReader reader;
    private final ConduitStreamSourceChannel source;
    private final Owner owner;
    /** Whether more may be there than the system says: what TLS has read, or came with the handshake. */
    private final boolean hidden;

    private boolean first = true;
    private List<FirstLevel> items = List.of();

    /** Who hears what comes in. */
    interface Owner {
        /** Bytes have come. */
        void took(int bytes);

        /** Items have come. */
        void received(List<FirstLevel> items);

        /** A control frame: the peer is there. */
        void control(int code, byte[] payload);

        /** What comes is no WebSocket. */
        void wrong(String why);

        /** The connection is at its end. */
        void gone();

        /** The connection cannot be read from. */
        void broken(Throwable cause);

        /** Whether the connection is not to be read from for now. */
        boolean isPaused();
    }

    Inlet(ConduitStreamSourceChannel source, boolean hidden, Limits limits, Owner owner) {
        this.source = source;
        this.hidden = hidden;
        this.reader = new FrameReader(limits);
        this.owner = owner;
    }

    void limits(Limits limits) {
        reader.limits(limits);
    }

    void close() {
        decoder.stop();
        reader.close();
    }

    /** Something can be read. */
    void read() {
        ByteBuffer buffer = SCRATCH.get();
        try {
            boolean more = true;
            while (more && !owner.isPaused()) {
                buffer.clear();
                int count = source.read(buffer);
                if (count < 0) {
                    owner.gone();
                    return;
                }
                more = count > 0 && (first || hidden || count == buffer.capacity());
                if (count > 0) {
                    decode(buffer, count);
                }
            }
            first = false;
        } catch (IOException failure) {
            owner.broken(failure);
        }
    }

    private void decode(ByteBuffer buffer, int count) {
        items = new ArrayList<>(2);
        owner.took(count);
        decoder.decode(buffer.array(), buffer.arrayOffset(), count, this);
        deliver();
        items = List.of();
    }

    private void deliver() {
        if (!items.isEmpty()) {
            List<FirstLevel> batch = List.copyOf(items);
            items.clear();
            owner.received(batch);
        }
    }

    @Override
    public void text(byte[] bytes, int offset, int length) {
        reader.read(bytes, offset, length, items);
    }

    @Override
    public void textEnds() {
        reader.end(items);
    }

    /** RFC 7395 section 3.2: text alone. */
    @Override
    public void binary() {
        items.add(NO_TEXT);
        deliver();
    }

    @Override
    public void control(int code, byte[] payload) {
        deliver();
        owner.control(code, payload);
    }

    @Override
    public void wrong(String why) {
        deliver();
        owner.wrong(why);
    }
}

package im.parley.web.websocket;

import im.parley.wire.rate.Leeway;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.FrameWriter;
import im.parley.wire.xml.XmlBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.xnio.conduits.ConduitStreamSinkChannel;

/**
 * The frames that go out on one connection. They are collected in a buffer of the thread, and all that were put there
 * leave together with {@link #flush}. What the connection does not take waits here, so that a reader who is slow costs the
 * bytes of the frames and no more. Used on the connection's I/O thread.
 */
final class Outlet {
    private static final int BATCH = 64 * 1024;
    /** How many frames that have waited are written at once. */
    private static final int TOGETHER = 64;

    private static final int LONGEST_HEAD = 10;
    private static final int SMALL = 126;
    private static final int LARGE = 127;
    private static final ThreadLocal<FrameWriter> WRITER = ThreadLocal.withInitial(FrameWriter::new);
    private static final ThreadLocal<Batch> BATCHES = ThreadLocal.withInitial(Batch::new);

    private final ConduitStreamSinkChannel sink;
    private final Owner owner;
    private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>(0);
    private final Leeway leeway = new Leeway();
    private long unsent;
    private boolean opened;
    private boolean closed;
    private boolean farewell;
    private boolean broken;

    /** Who hears how the writing goes. */
    interface Owner {
        /** Some of what waited has left. */
        void sent();

        /** The connection cannot be written to. */
        void broken(Throwable cause);
    }

    /** What one thread is about to write, and for whom. */
    private static final class Batch {
        private final ByteBuffer bytes = ByteBuffer.allocateDirect(BATCH);
        private @Nullable Outlet owner;
    }

    Outlet(ConduitStreamSinkChannel sink, Owner owner) {
        this.sink = sink;
        this.owner = owner;
    }

    /** Whether the present stream towards the peer is open, so that it can take an error or a closing frame. */
    boolean isOpen() {
        return opened && !closed;
    }

    /** Whether the present stream towards the peer was opened; perhaps it is closed already. */
    boolean wasOpened() {
        return opened;
    }

    /** Whether the WebSocket's own closing frame was given to the connection. */
    boolean saidFarewell() {
        return farewell;
    }

    /** Begins a new stream: the old one ended without a closing frame (RFC 7395 section 3.7). */
    void restart() {
        opened = false;
    }

    /** How much of what is sent may wait. */
    Leeway leeway() {
        return leeway;
    }

    /** Bytes that the connection has not taken yet. */
    long unsent() {
        return unsent;
    }

    /** Sends an item; after the closing frame nothing. */
    void send(FirstLevel item) {
        if (closed) {
            return;
        }
        opened |= item instanceof FirstLevel.Open;
        closed = item instanceof FirstLevel.Close;
        XmlBytes xml = WRITER.get().write(item);
        leeway.sent(LONGEST_HEAD + xml.length());
        frame(FrameCode.TEXT, xml.array(), xml.length());
    }

    /** Closes the stream, or refuses to open it, and says where to go (RFC 7395 section 3.6.1). */
    void seeOther(String uri) {
        if (!closed) {
            closed = true;
            byte[] xml = WRITER.get().seeOther(uri);
            frame(FrameCode.TEXT, xml, xml.length);
        }
    }

    /** Asks whether the peer is still there. */
    void ping() {
        frame(FrameCode.PING, new byte[0], 0);
    }

    /** RFC 6455 section 5.5.3. */
    void pong(byte[] payload) {
        frame(FrameCode.PONG, payload, payload.length);
    }

    /** Ends the WebSocket after what was sent (RFC 6455 section 7.1.2). */
    void farewell(int code, String why) {
        byte[] reason = why.getBytes(StandardCharsets.UTF_8);
        byte[] payload = new byte[2 + reason.length];
        payload[0] = (byte) (code >> Byte.SIZE);
        payload[1] = (byte) code;
        System.arraycopy(reason, 0, payload, 2, reason.length);
        frame(FrameCode.CLOSE, payload, payload.length);
        closed = true;
        farewell = true;
    }

    private void frame(int code, byte[] payload, int length) {
        if (farewell || broken) {
            return;
        }
        Batch batch = BATCHES.get();
        if (batch.owner != this) {
            if (batch.owner != null) {
                batch.owner.flush();
            }
            batch.owner = this;
        }
        if (batch.bytes.remaining() < LONGEST_HEAD + length) {
            write(batch.bytes);
        }
        if (waiting.isEmpty() && batch.bytes.remaining() >= LONGEST_HEAD + length) {
            head(batch.bytes, code, length).put(payload, 0, length);
        } else {
            write(batch.bytes);
            keep(head(ByteBuffer.allocate(LONGEST_HEAD + length), code, length)
                    .put(payload, 0, length)
                    .flip());
        }
    }

    /** RFC 6455 section 5.2: the last and only frame of a message; what servers send is not masked. */
    private static ByteBuffer head(ByteBuffer target, int code, int length) {
        target.put((byte) (0x80 | code));
        if (length < SMALL) {
            return target.put((byte) length);
        }
        return length <= 0xFFFF
                ? target.put((byte) SMALL).putShort((short) length)
                : target.put((byte) LARGE).putLong(length);
    }

    private void keep(ByteBuffer frame) {
        unsent += frame.remaining();
        waiting.add(frame);
    }

    /** Writes what was sent. */
    void flush() {
        Batch batch = BATCHES.get();
        if (batch.owner == this) {
            write(batch.bytes);
            batch.owner = null;
        }
        if (!waiting.isEmpty()) {
            sink.resumeWrites();
        }
    }

    /** Writes a batch as far as the connection takes it, keeps the rest, and leaves the batch empty. */
    private void write(ByteBuffer batch) {
        batch.flip();
        try {
            while (batch.hasRemaining() && waiting.isEmpty() && sink.write(batch) > 0) {
                // the connection takes more
            }
            if (!sink.flush() && waiting.isEmpty() && !batch.hasRemaining()) {
                sink.resumeWrites(); // TLS has something left
            }
        } catch (IOException failure) {
            broken = true;
            owner.broken(failure);
        }
        if (batch.hasRemaining() && !broken) {
            keep(ByteBuffer.allocate(batch.remaining()).put(batch).flip());
        }
        batch.clear();
    }

    /** The connection takes something again. */
    void writeOn() {
        try {
            ByteBuffer[] frames = waiting.stream().limit(TOGETHER).toArray(ByteBuffer[]::new);
            unsent -= frames.length == 0 ? 0 : sink.write(frames, 0, frames.length);
            while (!waiting.isEmpty() && !waiting.element().hasRemaining()) {
                waiting.remove();
            }
            if (sink.flush() && waiting.isEmpty()) {
                sink.suspendWrites();
            }
            owner.sent();
        } catch (IOException failure) {
            broken = true;
            owner.broken(failure);
        }
    }

    /** Nothing more is written; what the peer still sends does not take away what was. */
    void shut() {
        try {
            if (!broken) {
                broken = true;
                sink.shutdownWrites();
                if (!sink.flush()) {
                    sink.resumeWrites();
                }
            }
        } catch (IOException failure) {
            owner.broken(failure);
        }
    }

    /** Gives up what was not sent. */
    void discard() {
        closed = true;
        broken = true;
        unsent = 0;
        waiting.clear();
    }
}

package im.parley.web.websocket;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.FrameReader;
import im.parley.wire.xml.Limits;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.StreamSourceFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.xnio.channels.StreamSourceChannel;

/**
 * Turns the frames of one connection into first-level items while their bytes come in: a frame is never collected, so a
 * large one is noticed when it has grown too large. Used on the connection's I/O thread.
 */
final class Inlet extends AbstractReceiveListener {
    private static final int CONTROL_FRAME = 125;
    private static final ThreadLocal<ByteBuffer> SCRATCH = ThreadLocal.withInitial(() -> ByteBuffer.allocate(16 * 1024));

    private final FrameReader reader;
    private final Owner owner;

    /** Who hears what comes in. */
    interface Owner {
        /** Bytes have come. */
        void took(int bytes);

        /** Items have come. */
        void received(List<FirstLevel> items);

        /** A frame that is no text. */
        void binary();

        /** A control frame: the peer is there. */
        void alive();

        /** The peer ends the connection. */
        void goodbye();

        /** The connection cannot be read from. */
        void broken(Throwable cause);
    }

    Inlet(Limits limits, Owner owner) {
        this.reader = new FrameReader(limits);
        this.owner = owner;
    }

    void limits(Limits limits) {
        reader.limits(limits);
    }

    void close() {
        reader.close();
    }

    @Override
    protected void onText(WebSocketChannel channel, StreamSourceFrameChannel frame) throws IOException {
        if (!read(frame)) {
            frame.getReadSetter().set(this::readOn);
            frame.resumeReads();
        }
    }

    private void readOn(StreamSourceChannel frame) {
        try {
            if (read(frame)) {
                frame.suspendReads();
            }
        } catch (IOException failure) {
            owner.broken(failure);
        }
    }

    /** Reads what there is of a frame; whether that was its end. */
    private boolean read(StreamSourceChannel frame) throws IOException {
        ByteBuffer buffer = SCRATCH.get();
        List<FirstLevel> items = new ArrayList<>(1);
        while (true) {
            buffer.clear();
            int count = frame.read(buffer);
            if (count == 0) {
                deliver(items);
                return false;
            }
            if (count < 0) {
                reader.end(items);
                deliver(items);
                return true;
            }
            owner.took(count);
            reader.read(buffer.array(), 0, count, items);
        }
    }

    private void deliver(List<FirstLevel> items) {
        if (!items.isEmpty()) {
            owner.received(List.copyOf(items));
        }
    }

    /** RFC 7395 section 3.2: text alone. */
    @Override
    protected void onBinary(WebSocketChannel channel, StreamSourceFrameChannel frame) throws IOException {
        owner.binary();
        ByteBuffer buffer = SCRATCH.get();
        do {
            buffer.clear();
        } while (frame.read(buffer) > 0);
        frame.getReadSetter().set(Inlet::drop);
        frame.resumeReads();
    }

    private static void drop(StreamSourceChannel frame) {
        ByteBuffer buffer = SCRATCH.get();
        try {
            do {
                buffer.clear();
            } while (frame.read(buffer) > 0);
        } catch (IOException gone) {
            frame.suspendReads();
        }
    }

    @Override
    protected void onFullPongMessage(WebSocketChannel channel, BufferedBinaryMessage message) throws IOException {
        owner.alive();
        super.onFullPongMessage(channel, message);
    }

    @Override
    protected void onFullPingMessage(WebSocketChannel channel, BufferedBinaryMessage message) throws IOException {
        owner.alive();
        super.onFullPingMessage(channel, message);
    }

    @Override
    protected long getMaxPingBufferSize() {
        return CONTROL_FRAME;
    }

    @Override
    protected long getMaxPongBufferSize() {
        return CONTROL_FRAME;
    }

    @Override
    protected long getMaxCloseBufferSize() {
        return CONTROL_FRAME;
    }

    @Override
    protected void onCloseMessage(CloseMessage message, WebSocketChannel channel) {
        owner.goodbye();
    }

    @Override
    protected void onError(WebSocketChannel channel, Throwable error) {
        owner.broken(error);
    }
}

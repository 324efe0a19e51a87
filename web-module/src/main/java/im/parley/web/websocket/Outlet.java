package im.parley.web.websocket;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.FrameWriter;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The frames that go out on one connection. A few are given to the channel, which writes them together; the others wait
 * here, so that a reader who is slow costs the bytes of the frames and no more. Used on the connection's I/O thread.
 */
final class Outlet implements WebSocketCallback<Integer> {
    private static final int GIVEN = 16;
    private static final ThreadLocal<FrameWriter> WRITER = ThreadLocal.withInitial(FrameWriter::new);

    private final WebSocketChannel channel;
    private final Owner owner;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>(0);
    private long unsent;
    private int given;
    private boolean giving;
    private boolean opened;
    private boolean closed;
    private @Nullable CloseMessage last;

    /** Who hears how the writing goes. */
    interface Owner {
        /** A frame has left. */
        void sent();

        /** The connection cannot be written to. */
        void broken(Throwable cause);
    }

    Outlet(WebSocketChannel channel, Owner owner) {
        this.channel = channel;
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

    /** Begins a new stream: the old one ended without a closing frame (RFC 7395 section 3.7). */
    void restart() {
        opened = false;
    }

    /** Bytes that the peer has not taken yet. */
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
        push(WRITER.get().frame(item));
    }

    /** Closes the stream, or refuses to open it, and says where to go (RFC 7395 section 3.6.1). */
    void seeOther(String uri) {
        if (!closed) {
            closed = true;
            push(WRITER.get().seeOther(uri));
        }
    }

    private void push(byte[] frame) {
        unsent += frame.length;
        waiting.add(frame);
        give();
    }

    private void give() {
        if (giving) {
            return;
        }
        giving = true;
        try {
            while (given < GIVEN && !waiting.isEmpty()) {
                give(waiting.remove());
            }
            CloseMessage goodbye = last;
            if (goodbye != null && waiting.isEmpty()) {
                last = null;
                WebSockets.sendClose(goodbye, channel, null);
            }
        } finally {
            giving = false;
        }
    }

    private void give(byte[] frame) {
        given++;
        if (given > 1) {
            WebSockets.sendText(ByteBuffer.wrap(frame), channel, this, frame.length);
            return;
        }
        // As a rule it leaves at once: then the pooled direct buffer saves a copy, and is back before the next.
        PooledByteBuffer pooled = channel.getBufferPool().allocate();
        if (pooled.getBuffer().remaining() < frame.length) {
            pooled.close();
            WebSockets.sendText(ByteBuffer.wrap(frame), channel, this, frame.length);
        } else {
            pooled.getBuffer().put(frame).flip();
            WebSockets.sendText(pooled, channel, this, frame.length);
        }
    }

    @Override
    public void complete(WebSocketChannel ignored, Integer length) {
        given--;
        unsent -= length;
        give();
        owner.sent();
    }

    @Override
    public void onError(WebSocketChannel ignored, Integer length, Throwable throwable) {
        given--;
        unsent -= length;
        owner.broken(throwable);
    }

    /** Asks whether the peer is still there. */
    void ping() {
        WebSockets.sendPing(ByteBuffer.allocate(0), channel, null);
    }

    /** Ends the connection after what was sent (RFC 6455 section 7.1.2). */
    void farewell(int code, String why) {
        closed = true;
        last = new CloseMessage(code, why);
        give();
    }

    /** Gives up what was not sent. */
    void discard() {
        closed = true;
        waiting.clear();
    }
}

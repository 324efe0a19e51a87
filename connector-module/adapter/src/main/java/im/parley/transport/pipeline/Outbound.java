package im.parley.transport.pipeline;

import im.parley.wire.rate.Leeway;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StreamWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;

/**
 * Turns the items for one connection into bytes. What is sent between two flushes goes into one pooled direct buffer
 * and out by one system call: a native transport and TLS copy heap memory into direct memory anyway, so sharing a
 * stanza's payload array with the socket would save nothing. It holds no buffer while the connection is idle.
 */
final class Outbound implements StreamWriter.Sink {
    private static final int START_TAG = 256;
    private static final int MAX_BUFFER = 64 * 1024;
    private static final FastThreadLocal<StreamWriter> WRITER = new FastThreadLocal<>() {
        @Override
        protected StreamWriter initialValue() {
            return new StreamWriter();
        }
    };

    private static final byte[] SPACE = {' '};

    private final Channel channel;
    private @Nullable ByteBuf buffer;
    /** A full buffer is in the pipeline and has not been flushed. */
    private boolean pushed;

    private boolean opened;
    private boolean closed;
    private final Leeway leeway = new Leeway();

    Outbound(Channel channel) {
        this.channel = channel;
    }

    /** Whether the present stream towards the peer was opened; perhaps it is closed already. */
    boolean wasOpened() {
        return opened;
    }

    /** Whether the stream towards the peer is open, so that it can take an error or a closing tag. */
    boolean isOpen() {
        return opened && !closed;
    }

    /** Writes an item; nothing goes out before {@link #flush}. After the closing tag nothing is written. */
    void write(FirstLevel item) {
        if (closed) {
            return;
        }
        opened |= item instanceof FirstLevel.Open;
        closed = item instanceof FirstLevel.Close;
        leeway.sent(START_TAG + payload(item));
        if (buffer == null) {
            buffer = channel.alloc().ioBuffer(START_TAG + payload(item));
        }
        WRITER.get().write(item, this);
        if (buffer.readableBytes() >= MAX_BUFFER) {
            push();
        }
    }

    private static int payload(FirstLevel item) {
        return item instanceof Stanza stanza ? stanza.content().bytes().length : START_TAG;
    }

    @Override
    public void copy(byte[] array, int offset, int length) {
        if (buffer != null) {
            buffer.writeBytes(array, offset, length);
        }
    }

    @Override
    public void share(byte[] array, int offset, int length) {
        copy(array, offset, length);
    }

    private void push() {
        ByteBuf full = buffer;
        if (full != null) {
            // Given away first: a write may fail at once and be answered with a stream error, in a buffer of its own.
            buffer = null;
            pushed = true;
            var _ = channel.write(full, channel.voidPromise()); // tells the pipeline of a failure
        }
    }

    /** Sends what was written. */
    void flush() {
        push();
        if (pushed) {
            pushed = false;
            channel.flush();
        }
    }

    /** Sends a space, which says nothing (RFC 6120 section 4.6.1). */
    void space() {
        if (isOpen()) {
            flush();
            var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(SPACE), channel.voidPromise());
        }
    }

    /** Sends what was written; the future completes when the operating system has taken all of it. */
    ChannelFuture flushed() {
        push();
        pushed = false;
        return channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
    }

    /** What is sent until the next call is much at once, or not any more. */
    void many(boolean begins) {
        leeway.many(begins);
    }

    /**
     * Whether too much waits for the peer; 0 is no bound.
     *
     * @param waiting the bytes that the peer has not taken yet
     */
    boolean owesMoreThan(long bound, long waiting) {
        return leeway.isOver(bound, waiting);
    }

    /** Begins a new stream: the old one ended without a closing tag. */
    void restart() {
        opened = false;
    }

    /** Gives up what was not sent. */
    void discard() {
        closed = true;
        if (buffer != null) {
            buffer.release();
            buffer = null;
        }
    }
}

package im.parley.test.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One connection of a client. */
final class Peer extends ChannelInboundHandlerAdapter {
    private static final byte[] NOTHING = {};
    private static final byte[] STREAM_ERROR = Item.ascii("<stream:error");
    private static final byte[] CLOSING_TAG = Item.ascii("</stream:stream>");
    private static final FastThreadLocal<byte[]> SCRATCH = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[128 * 1024];
        }
    };

    private final BiConsumer<Peer, String> ended;
    private Dialogue dialogue;
    private @Nullable ChannelHandlerContext context;
    /** The begin of an item whose end has not come yet. */
    private byte[] rest = NOTHING;
    private String why = "the server closed the connection";
    private boolean secure;
    private boolean leaving;

    /**
     * @param ended hears once that the connection is gone, and why; the reason is empty when the client left
     */
    Peer(Dialogue first, BiConsumer<Peer, String> ended) {
        this.dialogue = first;
        this.ended = ended;
    }

    /** Goes over to the next part. */
    void become(Dialogue next) {
        dialogue = next;
        next.begin(this);
    }

    /** Sends bytes; they leave when what was received is handled, or by {@link #flush}. */
    void send(byte[] bytes) {
        ByteBuf buffer = context().alloc().directBuffer(bytes.length);
        buffer.writeBytes(bytes);
        var _ = context().write(buffer);
    }

    void send(String text) {
        send(Item.ascii(text));
    }

    void flush() {
        context().flush();
    }

    /** Does something on the thread of this connection, and sends what it wants sent. */
    void later(Runnable work) {
        context().executor().execute(() -> {
            work.run();
            flush();
        });
    }

    boolean secure() {
        return secure;
    }

    /** Starts TLS; the dialogue begins again when it is established. */
    void startTls(SslContext tls) {
        // No name and no port: the engine then never resumes, so that each handshake costs what a first one does.
        SslHandler handler = tls.newHandler(context().alloc());
        handler.handshakeFuture().addListener(result -> {
            if (result.isSuccess()) {
                secure = true;
                dialogue.begin(this);
                flush();
            } else {
                fail("TLS: " + result.cause());
            }
        });
        context().pipeline().addFirst(handler);
    }

    /** Ends the stream and the connection as a client does that has had enough. */
    void leave() {
        leaving = true;
        send(CLOSING_TAG);
        flush();
    }

    /** Ends the connection without a word. */
    void cut() {
        leaving = true;
        var _ = context().close();
    }

    /** Ends the connection because something is wrong. */
    void fail(String reason) {
        why = reason;
        var _ = context().close();
    }

    private ChannelHandlerContext context() {
        if (context == null) {
            throw new IllegalStateException("not connected");
        }
        return context;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        dialogue.begin(this);
        flush();
    }

    @Override
    public void channelRead(ChannelHandlerContext active, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        try {
            int length = buffer.readableBytes();
            byte[] all = rest.length + length <= SCRATCH.get().length ? SCRATCH.get() : new byte[rest.length + length];
            System.arraycopy(rest, 0, all, 0, rest.length);
            buffer.readBytes(all, rest.length, length);
            split(all, rest.length + length);
        } finally {
            buffer.release();
        }
    }

    private void split(byte[] bytes, int length) {
        int from = 0;
        while (from < length) {
            int end = Frames.end(bytes, from, length);
            if (end == Frames.INCOMPLETE) {
                break;
            }
            heard(new Item(bytes, from, end));
            from = end;
        }
        rest = from == length ? NOTHING : Arrays.copyOfRange(bytes, from, length);
    }

    private void heard(Item item) {
        if (item.startsWith(STREAM_ERROR)) {
            fail(item.text());
        } else if (item.startsWith(CLOSING_TAG)) {
            var _ = context().close();
        } else if (item.bytes()[item.from()] == '<') {
            dialogue.heard(item, this);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext active) {
        active.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext active) {
        ended.accept(this, leaving ? "" : why);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext active, Throwable cause) {
        fail(cause.toString());
    }
}

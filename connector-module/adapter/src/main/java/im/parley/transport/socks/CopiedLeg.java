package im.parley.transport.socks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.nio.AbstractNioChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A side whose bytes are read into a buffer of the pool and written from there, where there is no splice(2). */
final class CopiedLeg extends ChannelInboundHandlerAdapter implements Leg {
    private static final int CHUNK = 64 * 1024;

    private final Channel channel;
    private final EventLoop home;
    private @Nullable Keeper keeper;
    private Runnable whenHeld = () -> {};
    private @Nullable CopiedLeg other;
    private @Nullable Passage passage;
    /** What a read brought that was asked for when all was still ignored. */
    private @Nullable ByteBuf kept;

    private int ignored;
    private boolean held;
    /** One buffer is on its way, or was asked for: the next one when that is written. */
    private boolean busy;
    /** The peer sends no more. */
    private boolean peerIsDone;

    private boolean done;

    CopiedLeg(Channel channel, EventLoop home) {
        this.channel = channel;
        this.home = home;
    }

    @Override
    public void hold(Keeper who) {
        keeper = who;
        channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(CHUNK).maxMessagesPerRead(1));
        channel.pipeline().remove(Handshake.class);
        channel.pipeline().addLast(this);
        if (channel.eventLoop().equals(home)) {
            begin();
        } else {
            channel.deregister().addListener(free -> home.register(channel).addListener(moved -> home.execute(this::begin)));
        }
    }

    private void begin() {
        held = true;
        channel.read();
        whenHeld.run();
    }

    @Override
    public void whenHeld(Runnable then) {
        if (held) {
            then.run();
        } else {
            whenHeld = then;
        }
    }

    @Override
    public void prepare() throws IOException {
        if (channel.unsafe() instanceof AbstractNioChannel.NioUnsafe socket) {
            int before;
            do {
                before = ignored;
                socket.read();
            } while (ignored != before && ignored <= MOST_EARLY_BYTES);
        }
        if (ignored > MOST_EARLY_BYTES) {
            throw new IOException("too much before the activation");
        }
    }

    @Override
    public void join(Leg opposite, Passage shared) {
        other = (CopiedLeg) opposite;
        passage = shared;
        pump();
    }

    @Override
    public void pump() {
        Passage shared = passage;
        CopiedLeg opposite = other;
        if (shared == null || opposite == null || busy || done) {
            return;
        }
        ByteBuf first = kept;
        if (first == null && peerIsDone) {
            finish(opposite, shared);
        } else if (shared.available() > 0) {
            busy = true;
            kept = null;
            if (first == null) {
                channel.read();
            } else {
                relay(first, opposite, shared);
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        Passage shared = passage;
        CopiedLeg opposite = other;
        if (shared == null || opposite == null) {
            ignore(bytes);
        } else if (busy) {
            relay(bytes, opposite, shared);
        } else {
            kept = bytes;
            pump();
        }
    }

    private void ignore(ByteBuf bytes) {
        Keeper who = keeper;
        ignored += bytes.readableBytes();
        if (who != null) {
            who.ignored(bytes.readableBytes());
        }
        bytes.release();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (passage != null) {
            return;
        }
        Keeper who = keeper;
        if (ignored > MOST_EARLY_BYTES && who != null) {
            who.flooded();
        } else if (!peerIsDone) {
            channel.read();
        }
    }

    private void relay(ByteBuf bytes, CopiedLeg opposite, Passage shared) {
        shared.passed(bytes.readableBytes());
        opposite.channel.writeAndFlush(bytes).addListener(written -> {
            busy = false;
            if (written.isSuccess()) {
                pump();
            } else {
                shared.end();
            }
        });
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            peerIsDone = true;
            busy = false;
            pump();
        }
    }

    /** Behind what is being written: a socket that is shut down forgets what waits. */
    private void finish(CopiedLeg opposite, Passage shared) {
        done = true;
        opposite.channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            var _ = ((DuplexChannel) opposite.channel).shutdownOutput();
            shared.finished();
        });
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        ByteBuf waits = kept;
        kept = null;
        if (waits != null) {
            waits.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        breakOff();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable reset) {
        breakOff();
    }

    private void breakOff() {
        Passage shared = passage;
        Keeper who = keeper;
        if (shared != null) {
            shared.end();
        } else if (who != null) {
            who.broken();
        }
    }

    @Override
    public void close() {
        var _ = channel.close();
    }
}

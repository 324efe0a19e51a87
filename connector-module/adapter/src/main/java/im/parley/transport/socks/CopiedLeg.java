package im.parley.transport.socks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import org.jspecify.annotations.Nullable;

/** A side whose bytes are read into a buffer of the pool and written from there, where there is no splice(2). */
final class CopiedLeg extends ChannelInboundHandlerAdapter implements Leg {
    private static final int CHUNK = 64 * 1024;

    private final Channel channel;
    private final EventLoop home;
    private Runnable broken = () -> {};
    private @Nullable CopiedLeg other;
    private @Nullable Passage passage;
    /** One buffer is on its way, or was asked for: the next one when that is written. */
    private boolean busy;

    private boolean done;
    private boolean held;

    CopiedLeg(Channel channel, EventLoop home) {
        this.channel = channel;
        this.home = home;
    }

    @Override
    public void hold(Runnable whenBroken) {
        broken = whenBroken;
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
        pump();
        CopiedLeg opposite = other;
        if (opposite != null) {
            opposite.pump();
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
        boolean ready = held && opposite != null && opposite.held; // nothing can be written while a side moves here
        if (shared != null && ready && !busy && !done && shared.available() > 0) {
            busy = true;
            channel.read();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        Passage shared = passage;
        CopiedLeg opposite = other;
        if (shared == null || opposite == null) {
            bytes.release(); // nobody has asked for it
            broken.run();
            return;
        }
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
        Passage shared = passage;
        CopiedLeg opposite = other;
        if (event == ChannelInputShutdownEvent.INSTANCE && !done && shared != null && opposite != null) {
            done = true;
            // Behind what is being written: a socket that is shut down forgets what waits.
            opposite.channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
                var _ = ((DuplexChannel) opposite.channel).shutdownOutput();
                shared.finished();
            });
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
        if (shared == null) {
            broken.run();
        } else {
            shared.end();
        }
    }

    @Override
    public void close() {
        var _ = channel.close();
    }
}

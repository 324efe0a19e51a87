package im.parley.test.soak;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** One direction of a line: what is read from one channel goes to the other, in pieces and later. */
final class Way extends ChannelInboundHandlerAdapter {
    private static final int MOST_ON_THE_WAY = 256 * 1024;

    private final Line line;
    private final Channel to;
    private final Deque<Runnable> arrivals = new ArrayDeque<>();
    private int onTheWay;
    private long lastArrival;
    private boolean swallowing;

    Way(Line line, Channel to) {
        this.line = line;
        this.to = to;
    }

    Channel to() {
        return to;
    }

    /** What comes from now on, and what is on its way, does not arrive. */
    void swallow() {
        swallowing = true;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        onTheWay += bytes.readableBytes();
        if (onTheWay > MOST_ON_THE_WAY) {
            context.channel().config().setAutoRead(false);
        }
        Weather weather = line.network().weather();
        while (!weather.isFair() && bytes.readableBytes() > 1 && line.random().nextBoolean()) {
            send(context.channel(), bytes.readRetainedSlice(line.random().nextInt(bytes.readableBytes() - 1) + 1));
        }
        send(context.channel(), bytes);
    }

    private void send(Channel from, ByteBuf piece) {
        long delay = line.network().weather().delayMillis(line.random());
        lastArrival = Math.max(lastArrival, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delay));
        atLastArrival(() -> arrive(from, piece));
    }

    /** Whatever the clock says, the arrivals keep their order. */
    private void atLastArrival(Runnable arrival) {
        arrivals.add(arrival);
        var _ = to.eventLoop().schedule(() -> arrivals.remove().run(), lastArrival - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void arrive(Channel from, ByteBuf piece) {
        onTheWay -= piece.readableBytes();
        if (onTheWay <= MOST_ON_THE_WAY && from.isOpen()) {
            from.config().setAutoRead(true);
        }
        if (swallowing) {
            piece.release();
        } else {
            var _ = to.writeAndFlush(piece);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!swallowing) {
            atLastArrival(() -> {
                var _ = to.close();
            });
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }
}

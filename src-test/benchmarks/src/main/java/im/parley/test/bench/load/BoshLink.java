package im.parley.test.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/** One connection of a BOSH session, on which one request is under way at most. */
final class BoshLink extends ChannelInboundHandlerAdapter {
    private final HttpAnswers answers = new HttpAnswers();
    private final Owner owner;
    private @Nullable ChannelHandlerContext line;
    private long rid;

    /** Whose it is. */
    interface Owner {
        /** It can be used. */
        void ready();

        /** A response has come. */
        void answered(long rid, byte[] body);

        /** It is gone. */
        void lost(BoshLink link, boolean busy);
    }

    BoshLink(Owner owner) {
        this.owner = owner;
    }

    /** It is connected. */
    void over(ChannelHandlerContext connected) {
        line = connected;
    }

    boolean isFree() {
        return line != null && rid == 0;
    }

    boolean isBusy() {
        return rid != 0;
    }

    void send(long number, ByteBuf request) {
        ChannelHandlerContext connected = line;
        if (connected == null) {
            throw new IllegalStateException("not connected");
        }
        rid = number;
        var _ = connected.writeAndFlush(request);
    }

    void heard(ByteBuf bytes) {
        answers.add(bytes);
        bytes.release();
        byte[] body = answers.take();
        if (body.length > 0) {
            long number = rid;
            rid = 0;
            owner.answered(number, body);
        }
    }

    void close() {
        if (line != null) {
            var _ = line.close();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        over(context);
        owner.ready();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        heard((ByteBuf) message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        line = null;
        owner.lost(this, isBusy());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }
}

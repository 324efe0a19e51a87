package im.parley.test.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/** Says what a peer says as on TCP in the words of another transport. */
abstract class Restating extends ChannelDuplexHandler {
    /** What a peer hears when the other side has closed its stream. */
    static final byte[] END = Item.ascii("</stream:stream>");

    private static final byte[] HEADER = Item.ascii("<stream:s");

    /** The peer opens a stream, or a new one after it has logged in. */
    abstract void open(ChannelHandlerContext context);

    /** The peer says an element. */
    abstract void element(ChannelHandlerContext context, byte[] bytes, int from, int to);

    /** The peer closes its stream. */
    abstract void end(ChannelHandlerContext context);

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        ByteBuf buffer = (ByteBuf) message;
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes).release();
        int from = 0;
        while (from < bytes.length) {
            int end = Frames.end(bytes, from, bytes.length);
            if (end == Frames.INCOMPLETE) {
                throw new IllegalArgumentException("a client says whole items");
            }
            say(context, new Item(bytes, from, end));
            from = end;
        }
        promise.setSuccess();
    }

    private void say(ChannelHandlerContext context, Item item) {
        if (item.startsWith(HEADER)) {
            open(context);
        } else if (item.startsWith(END)) {
            end(context);
        } else if (item.bytes()[item.from()] == '<' && item.bytes()[item.from() + 1] != '?') {
            element(context, item.bytes(), item.from(), item.to());
        }
    }
}

package im.parley.transport.socks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.Optional;

/**
 * RFC 1928 as XEP-0065 section 10.2 narrows it down: no authentication, and CONNECT to a hash and port 0 alone. Nothing
 * else that a SOCKS5 proxy can do is done, so nobody gets anywhere through this one but to somebody who gave the same
 * hash.
 */
final class Handshake extends ByteToMessageDecoder {
    private static final int VERSION = 5;
    private static final int NO_AUTHENTICATION = 0;
    private static final int NONE_ACCEPTABLE = 0xFF;
    private static final int CONNECT = 1;
    private static final int DOMAIN = 3;
    private static final int HEADER = 5;

    /** What there is to say of the REP field of RFC 1928 section 6. */
    private enum Answer {
        SUCCEEDED(0),
        GENERAL_FAILURE(1),
        NOT_ALLOWED(2),
        NO_SUCH_COMMAND(7),
        NO_SUCH_ADDRESS_TYPE(8);

        private final int reply;

        Answer(int reply) {
            this.reply = reply;
        }
    }

    private final Visitor visitor;
    private final Rendezvous rendezvous;
    private boolean greeted;
    private boolean over;

    Handshake(Visitor visitor, Rendezvous rendezvous) {
        this.visitor = visitor;
        this.rendezvous = rendezvous;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (over) {
            in.skipBytes(in.readableBytes());
        } else if (in.getUnsignedByte(in.readerIndex()) != VERSION) {
            drop(context); // SOCKS4, HTTP, TLS ...: nothing that we could say would be understood
        } else if (greeted) {
            request(context, in);
        } else {
            greeting(context, in);
        }
    }

    /** Section 3. */
    private void greeting(ChannelHandlerContext context, ByteBuf in) {
        int start = in.readerIndex();
        if (in.readableBytes() < 2 || in.readableBytes() < 2 + in.getUnsignedByte(start + 1)) {
            return;
        }
        int methods = in.getUnsignedByte(start + 1);
        boolean open = in.indexOf(start + 2, start + 2 + methods, (byte) NO_AUTHENTICATION) >= 0;
        in.skipBytes(2 + methods);
        ByteBuf answer = Unpooled.wrappedBuffer(new byte[] {VERSION, (byte) (open ? NO_AUTHENTICATION : NONE_ACCEPTABLE)});
        if (open) {
            greeted = true;
            var _ = context.writeAndFlush(answer);
        } else {
            refuse(context, answer);
        }
    }

    /** Section 4. What is wrong is told as soon as it is seen, in the order of the fields. */
    private void request(ChannelHandlerContext context, ByteBuf in) {
        if (in.readableBytes() < HEADER) {
            return;
        }
        int start = in.readerIndex();
        if (in.getUnsignedByte(start + 2) != 0) {
            refuse(context, Answer.GENERAL_FAILURE);
        } else if (in.getUnsignedByte(start + 1) != CONNECT) {
            refuse(context, Answer.NO_SUCH_COMMAND);
        } else if (in.getUnsignedByte(start + 3) != DOMAIN) {
            refuse(context, Answer.NO_SUCH_ADDRESS_TYPE);
        } else if (in.getUnsignedByte(start + 4) != Destination.DIGITS) {
            refuse(context, Answer.NOT_ALLOWED);
        } else if (in.readableBytes() > HEADER + Destination.DIGITS + 2) {
            refuse(context, Answer.GENERAL_FAILURE); // data before the answer
        } else if (in.readableBytes() == HEADER + Destination.DIGITS + 2) {
            connect(context, in);
        }
    }

    private void connect(ChannelHandlerContext context, ByteBuf in) {
        in.skipBytes(HEADER);
        ByteBuf digits = in.readSlice(Destination.DIGITS);
        Optional<Destination> destination = Destination.of(digits);
        if (in.readUnsignedShort() != 0 || destination.isEmpty()) {
            refuse(context, Answer.NOT_ALLOWED);
            return;
        }
        over = true;
        // What comes from now on stays with the operating system until the bytestream is active.
        context.channel().config().setAutoRead(false);
        if (!rendezvous.arrive(visitor, destination.get())) {
            refuse(context, Answer.NOT_ALLOWED);
            return;
        }
        // XEP-0065 section 5.3.2: BND.ADDR and BND.PORT are what the peer gave.
        ByteBuf answer = context.alloc().buffer(HEADER + Destination.DIGITS + 2);
        answer.writeByte(VERSION).writeByte(Answer.SUCCEEDED.reply).writeByte(0).writeByte(DOMAIN);
        answer.writeByte(Destination.DIGITS).writeBytes(digits).writeShort(0);
        context.writeAndFlush(answer).addListener(written -> {
            if (written.isSuccess()) {
                rendezvous.keep(visitor);
            } else {
                rendezvous.leave(visitor);
            }
        });
    }

    private void refuse(ChannelHandlerContext context, Answer why) {
        refuse(context, Unpooled.wrappedBuffer(new byte[] {VERSION, (byte) why.reply, 0, 1, 0, 0, 0, 0, 0, 0}));
    }

    /** RFC 1928 section 6: the connection ends shortly after the answer. */
    private void refuse(ChannelHandlerContext context, ByteBuf answer) {
        over = true;
        rendezvous.refused();
        context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }

    private void drop(ChannelHandlerContext context) {
        over = true;
        rendezvous.refused();
        var _ = context.close();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE && !over) {
            drop(context);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close(); // reset by the peer
    }
}

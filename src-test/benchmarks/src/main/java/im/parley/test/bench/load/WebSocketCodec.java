package im.parley.test.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** XMPP over WebSocket (RFC 7395), as far as a load needs it. */
final class WebSocketCodec extends Restating {
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String ACCEPTED = "HTTP/1.1 101";
    private static final byte[] XMLNS = Item.ascii(" xmlns='jabber:client'");
    private static final byte[] CLOSE = Item.ascii("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
    private static final int TEXT = 1;
    private static final int CLOSING = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final String domain;
    private final byte[] open;
    private boolean connected;
    /** What came and is no whole frame yet. */
    private @Nullable ByteBuf in;

    private @Nullable ByteBuf out;

    WebSocketCodec(String domain) {
        this.domain = domain;
        open = Item.ascii("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='" + domain + "' version='1.0'/>");
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        String request = "GET /xmpp-websocket HTTP/1.1\r\nHost: " + domain
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
                + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: xmpp\r\n\r\n";
        var _ = context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), request));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf all = join(context, (ByteBuf) message);
        if (!connected && !shaken(context, all)) {
            in = all;
            return;
        }
        ByteBuf payload = context.alloc().buffer(all.readableBytes());
        while (frame(context, all, payload)) {
            // the next one
        }
        in = all.isReadable() ? all : null;
        if (in == null) {
            all.release();
        }
        context.fireChannelRead(payload);
    }

    private ByteBuf join(ChannelHandlerContext context, ByteBuf more) {
        ByteBuf first = in;
        if (first == null) {
            return more;
        }
        ByteBuf all = context.alloc().buffer(first.readableBytes() + more.readableBytes());
        all.writeBytes(first).writeBytes(more);
        first.release();
        more.release();
        return all;
    }

    /** Reads the answer to the handshake; whether it is complete. */
    private boolean shaken(ChannelHandlerContext context, ByteBuf all) {
        String head = all.toString(StandardCharsets.ISO_8859_1);
        int end = head.indexOf(END_OF_HEAD);
        if (end < 0) {
            return false;
        }
        if (!head.startsWith(ACCEPTED)) {
            context.fireExceptionCaught(new IllegalStateException(head.lines().findFirst().orElse("no WebSocket")));
        }
        all.skipBytes(end + END_OF_HEAD.length());
        connected = true;
        context.fireChannelActive();
        return true;
    }

    /** Reads one frame, if it is all there; a part of a message is as good as a whole one, as the peer joins bytes. */
    private static boolean frame(ChannelHandlerContext context, ByteBuf all, ByteBuf payload) {
        int start = all.readerIndex();
        int there = all.readableBytes();
        if (there < 2) {
            return false;
        }
        int code = all.getByte(start) & 15;
        int length = all.getByte(start + 1) & 127;
        int head = length < 126 ? 2 : length == 126 ? 4 : 10;
        if (there < head) {
            return false;
        }
        if (length >= 126) {
            length = length == 126 ? all.getUnsignedShort(start + 2) : (int) all.getLong(start + 2);
        }
        if (there < head + length) {
            return false;
        }
        all.skipBytes(head);
        switch (code) {
            case CLOSING -> {
                var _ = context.close();
            }
            case PING -> {
                var _ = context.writeAndFlush(masked(context.alloc().buffer(), PONG, all.slice(all.readerIndex(), length)));
            }
            case PONG -> {}
            default -> heard(all, length, payload);
        }
        all.skipBytes(length);
        return true;
    }

    private static void heard(ByteBuf all, int length, ByteBuf payload) {
        boolean ofFraming = length > 5 && all.getByte(all.readerIndex() + 5) == (byte) ' ';
        if (ofFraming && all.getByte(all.readerIndex() + 1) == 'o') {
            return; // <open/>
        }
        payload.writeBytes(all, all.readerIndex(), length);
    }

    @Override
    void open(ChannelHandlerContext context) {
        masked(out(context), TEXT, Unpooled.wrappedBuffer(open));
    }

    @Override
    void end(ChannelHandlerContext context) {
        masked(out(context), TEXT, Unpooled.wrappedBuffer(CLOSE));
    }

    @Override
    void element(ChannelHandlerContext context, byte[] bytes, int from, int to) {
        ByteBuf payload = context.alloc().buffer(to - from + XMLNS.length);
        int name = name(bytes, from);
        payload.writeBytes(bytes, from, name);
        if (name > 0) {
            payload.writeBytes(XMLNS);
        }
        masked(out(context), TEXT, payload.writeBytes(bytes, from + name, to - from - name));
        payload.release();
    }

    /** How long the begin of the start tag of a stanza is; 0 for anything else. */
    private static int name(byte[] bytes, int from) {
        return switch (bytes[from + 1]) {
            case 'm' -> "<message".length();
            case 'p' -> "<presence".length();
            case 'i' -> bytes[from + 2] == 'q' ? "<iq".length() : 0;
            default -> 0;
        };
    }

    private ByteBuf out(ChannelHandlerContext context) {
        ByteBuf buffer = out == null ? context.alloc().buffer(1024) : out;
        out = buffer;
        return buffer;
    }

    /** RFC 6455 section 5.2 and 5.3: what clients send is masked. */
    private static ByteBuf masked(ByteBuf target, int code, ByteBuf payload) {
        int length = payload.readableBytes();
        target.writeByte(0x80 | code);
        if (length < 126) {
            target.writeByte(0x80 | length);
        } else {
            target.writeByte(0x80 | 126).writeShort(length);
        }
        int mask = ThreadLocalRandom.current().nextInt();
        target.writeInt(mask);
        int i = payload.readerIndex();
        int end = i + length;
        for (; i + 4 <= end; i += 4) {
            target.writeInt(payload.getInt(i) ^ mask);
        }
        for (int shift = 24; i < end; i++, shift -= 8) {
            target.writeByte(payload.getByte(i) ^ mask >> shift);
        }
        return target;
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        ByteBuf all = out;
        out = null;
        if (all != null) {
            var _ = context.writeAndFlush(all);
        }
    }
}

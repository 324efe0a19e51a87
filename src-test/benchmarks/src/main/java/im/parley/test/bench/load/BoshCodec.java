package im.parley.test.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * XMPP over BOSH (XEP-0124, XEP-0206), as far as a load needs it: one request is held, and what is said meanwhile goes on
 * a second connection, which is made when it is needed first.
 */
final class BoshCodec extends Restating implements BoshLink.Owner {
    private static final String XBOSH = "' xmlns:xmpp='urn:xmpp:xbosh' xmpp:";
    private static final String TERMINATES = "type='terminate'";
    private static final byte[] BODY_END = Item.ascii("</body>");

    private final String domain;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    /** Answers that have overtaken the one before. */
    private final TreeMap<Long, byte[]> early = new TreeMap<>();

    private final BoshLink first = new BoshLink(this);
    private @Nullable BoshLink second;
    private @Nullable ChannelHandlerContext context;
    private String sid = "";
    private long sent;
    private long answered;
    private boolean opens;
    private boolean ends;
    private boolean over;

    BoshCodec(String domain) {
        this.domain = domain;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        first.over(active);
        sent = ThreadLocalRandom.current().nextLong(1L << 32);
        answered = sent;
        active.fireChannelActive();
    }

    @Override
    void open(ChannelHandlerContext active) {
        opens = true;
    }

    @Override
    void element(ChannelHandlerContext active, byte[] bytes, int from, int to) {
        waiting.write(bytes, from, to - from);
    }

    @Override
    void end(ChannelHandlerContext active) {
        ends = true;
    }

    @Override
    public void flush(ChannelHandlerContext active) {
        pump();
    }

    @Override
    public void ready() {
        pump();
    }

    /** Sends what waits; or an empty request, if the server has none. */
    private void pump() {
        boolean something = opens || ends || waiting.size() > 0;
        boolean begins = sid.isEmpty() && sent > answered;
        if (over || begins || !something && sent > answered) {
            return;
        }
        if (first.isFree()) {
            request(first);
        } else if (second == null) {
            connect();
        } else if (second.isFree()) {
            request(second);
        }
    }

    private void connect() {
        BoshLink link = new BoshLink(this);
        second = link;
        ChannelFuture made = new Bootstrap()
                .group(context().channel().eventLoop())
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true)
                .handler(link)
                .connect(context().channel().remoteAddress());
        made.addListener(result -> {
            if (!result.isSuccess() && !over) {
                context().fireExceptionCaught(result.cause());
            }
        });
    }

    private ChannelHandlerContext context() {
        if (context == null) {
            throw new IllegalStateException("not connected");
        }
        return context;
    }

    private void request(BoshLink link) {
        sent++;
        String tag = "<body xmlns='http://jabber.org/protocol/httpbind' rid='" + sent + attributes();
        byte[] content = {};
        if (opens) {
            opens = false;
        } else {
            content = waiting.toByteArray();
            waiting.reset();
        }
        int length = tag.length() + content.length + (content.length == 0 ? 2 : 1 + BODY_END.length);
        ByteBuf all = context().alloc().buffer(length + 128);
        ByteBufUtil.writeAscii(all, "POST /bosh HTTP/1.1\r\nHost: " + domain
                + "\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: " + length + "\r\n\r\n" + tag);
        if (content.length == 0) {
            ByteBufUtil.writeAscii(all, "/>");
        } else {
            all.writeByte('>').writeBytes(content).writeBytes(BODY_END);
        }
        link.send(sent, all);
    }

    private String attributes() {
        if (sid.isEmpty()) {
            return "' to='" + domain + "' wait='30' hold='1' ver='1.11" + XBOSH + "version='1.0'";
        }
        String session = "' sid='" + sid;
        if (opens) {
            return session + "' to='" + domain + XBOSH + "restart='true'";
        }
        return session + (ends && waiting.size() == 0 ? "' " + TERMINATES : "'");
    }

    @Override
    public void channelRead(ChannelHandlerContext active, Object message) {
        first.heard((ByteBuf) message);
    }

    @Override
    public void answered(long rid, byte[] body) {
        early.put(rid, body);
        ByteBuf heard = Unpooled.EMPTY_BUFFER;
        Map.Entry<Long, byte[]> next = early.firstEntry();
        while (next != null && next.getKey() == answered + 1) {
            answered++;
            early.remove(answered);
            heard = Unpooled.wrappedBuffer(heard, content(next.getValue()));
            next = early.firstEntry();
        }
        context().fireChannelRead(heard);
        context().fireChannelReadComplete(); // which flushes what is said to it
    }

    /** What a body holds. */
    private ByteBuf content(byte[] body) {
        int start = Frames.tagEnd(body, 0, body.length);
        String tag = new String(body, 0, start, StandardCharsets.UTF_8);
        if (sid.isEmpty()) {
            sid = new Item(body, 0, start).attribute("sid");
        }
        if (tag.contains(TERMINATES)) {
            over = true;
            if (!ends) {
                context().fireExceptionCaught(new IllegalStateException(tag));
            }
            return Unpooled.wrappedBuffer(END);
        }
        int length = tag.endsWith("/>") ? 0 : body.length - start - BODY_END.length;
        return Unpooled.wrappedBuffer(body, start, length);
    }

    @Override
    public void lost(BoshLink link, boolean busy) {
        second = null;
        if (busy && !over) {
            context().fireExceptionCaught(new IllegalStateException("the server has closed a connection"));
        }
    }

    /** What is read is told by {@link #answered}. */
    @Override
    public void channelReadComplete(ChannelHandlerContext active) {}

    @Override
    public void close(ChannelHandlerContext active, ChannelPromise promise) {
        over = true;
        if (second != null) {
            second.close();
        }
        active.close(promise);
    }
}

package im.parley.transport.pipeline;

import im.parley.transport.pipeline.Intake.Why;
import im.parley.transport.pipeline.ProxyHeader.Proxied;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Facts;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins one channel to the server: what comes in goes to the {@link StreamHandler}, what the server asks for as a
 * connection goes out. Everything happens on the channel's event loop; other threads put orders into the
 * mailbox. What is sent while the handler is being told something is written at once and flushed together.
 *
 * <p>It is one object with few fields, because there may be a hundred thousand idle ones.
 */
final class StreamBridge extends MailedConnection {
    private static final Logger LOG = System.getLogger("im.parley.transport");

    private final Port port;
    private final Watch watch;
    private final Inbound inbound;
    private final Intake intake;
    private @Nullable StreamHandler handler;
    private volatile @Nullable Facts facts;
    private @Nullable CloseReason reason;
    /** Bytes of the peer are being worked on; a flush will follow. */
    private boolean receiving;
    /** The peer sends nothing more. */
    private boolean inputOver;
    /** This side has ended its stream; only the peer's closing tag is awaited. */
    private boolean closing;
    /** The transport itself ends the stream; the handler hears nothing but that it is closed. */
    private boolean muted;

    StreamBridge(Port port, Channel channel) {
        super(channel);
        this.port = port;
        watch = port.watch(channel.eventLoop());
        inbound = new Inbound(port.options().before());
        intake = new Intake(channel);
    }

    // ---- the beginning

    @Override
    public void channelActive(ChannelHandlerContext context) {
        watch.add(this);
        if (!port.options().proxyProtocol()) {
            arrived((InetSocketAddress) channel.localAddress(), (InetSocketAddress) channel.remoteAddress());
        }
    }

    private void arrived(InetSocketAddress local, InetSocketAddress remote) {
        if (!intake.admit(remote.getAddress(), port.addresses(), port.options().rates())) {
            LOG.log(Level.DEBUG, "{0}: no connections from {1}, or not more", port.options().name(), remote.getAddress());
            kill(CloseReason.DISCONNECTED);
            return;
        }
        facts = new Facts(
                port.options().name(), local, remote, Optional.empty(), port.options().tlsRequired());
        if (!port.options().directTls()) {
            handler = port.acceptor().accept(this);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case Proxied proxied -> arrived(proxied.local(), proxied.remote());
            case SslHandshakeCompletionEvent handshake when handshake.isSuccess() -> secured();
            case SslHandshakeCompletionEvent handshake -> insecure(handshake.cause());
            case ChannelInputShutdownEvent end -> inputEnded();
            case SslCloseCompletionEvent end -> inputEnded();
            default -> {}
        }
    }

    private void secured() {
        TlsHandler tls = channel.pipeline().get(TlsHandler.class);
        Facts before = facts();
        facts = before.withTls(tls.facts());
        if (handler == null && !isEnded()) {
            handler = port.acceptor().accept(this);
        }
    }

    /** The TLS handler sends its alert after it has told us, then it disconnects. */
    private void insecure(Throwable cause) {
        log(CloseReason.TLS_FAILED, cause);
        because(CloseReason.TLS_FAILED);
    }

    // ---- from the peer

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            seen = watch.now();
            intake.took(in.readableBytes());
            if (!inbound.isEnded()) {
                receiving = true;
                deliver(inbound.read(in));
            }
        } finally {
            in.release();
        }
    }

    private void deliver(List<FirstLevel> batch) {
        if (inbound.isInjected()) {
            inbound.refuse();
            abort(StreamError.of(Condition.POLICY_VIOLATION, "nothing may follow starttls"), CloseReason.TLS_FAILED);
            return;
        }
        if (inbound.isHolding()) {
            intake.pause(Why.GATE);
        }
        if (inbound.isEnded()) {
            peerEnded();
        }
        if (handler != null && !muted && !batch.isEmpty()) {
            handler.received(batch);
        }
    }

    /** The peer's closing tag or a broken stream: the server has a bounded time to answer. */
    private void peerEnded() {
        if (closing) {
            disconnectWhenFlushed();
        } else {
            deadline = closingDeadline();
        }
    }

    /** The peer will send nothing more, though it may still read. To its closing tag or error it gets the answer. */
    private void inputEnded() {
        inputOver = true;
        because(inbound.isClosed() ? CloseReason.STREAM_CLOSED : CloseReason.DISCONNECTED);
        if (closing || !inbound.isEnded()) {
            disconnectWhenFlushed();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        run();
    }

    // ---- from the server

    @Override
    public Facts facts() {
        Facts known = facts;
        if (known == null) {
            throw new IllegalStateException("not accepted yet");
        }
        return known;
    }

    @Override
    public void send(FirstLevel out) {
        if (!channel.eventLoop().inEventLoop() || !receiving) {
            sendLater(out);
            return;
        }
        obeyAll();
        write(out);
    }

    /** Does all that was asked for, reads on where a gate has opened, and flushes once. */
    @Override
    public void run() {
        receiving = true;
        try {
            obeyAll();
            while (inbound.hasMore() && !isEnded()) {
                deliver(inbound.readMore());
                obeyAll();
            }
            if (!inbound.isHolding()) {
                intake.resume(Why.GATE);
            }
            flush();
        } catch (RuntimeException bug) {
            failed(bug);
        } finally {
            receiving = false;
        }
    }

    @Override
    void write(FirstLevel item) {
        outbound.write(item);
        inbound.sent(item);
    }

    @Override
    void restartStream() {
        outbound.restart();
        inbound.restart();
    }

    @Override
    void login() {
        inbound.limits(port.options().after());
        if (!closing && !inbound.isEnded()) {
            watch.settle(this);
        }
    }

    @Override
    void secure(TlsIdentity identity) {
        if (!closing && !isEnded()) {
            outbound.flush();
            byte[] ahead = inbound.ahead();
            restartStream();
            XmppPipeline.startTls(channel.pipeline(), port.tls(), identity);
            if (ahead.length > 0) {
                channel.pipeline().fireChannelRead(Unpooled.wrappedBuffer(ahead)).fireChannelReadComplete();
            }
        }
    }

    private void flush() {
        if (inbound.awaitsTls()) {
            // <proceed/> goes out with the switch to TLS: else the peer's first record might be here before it.
            return;
        }
        outbound.flush();
        if (outbound.owesMoreThan(port.options().rates().unsentBytes(), unsent())) {
            kill(CloseReason.SLOW_READER);
        }
    }

    @Override
    void listen(boolean wanted) {
        intake.set(Why.SERVER, !wanted);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        intake.set(Why.UNSENT, !channel.isWritable());
    }

    // ---- the end

    @Override
    boolean listens() {
        return !intake.isPaused();
    }

    @Override
    void overdue() {
        if (closing || inbound.isEnded()) {
            kill(CloseReason.STREAM_CLOSED);
        } else {
            abort(StreamError.of(Condition.CONNECTION_TIMEOUT), CloseReason.TIMED_OUT);
        }
    }

    @Override
    void silent() {
        if (!port.options().timeouts().silence().asked()) {
            outbound.space();
        } else if (handler != null) {
            handler.silent();
        }
    }

    @Override
    void abort(StreamError error, CloseReason why) {
        if (outbound.isOpen()) {
            muted = true;
            outbound.write(new FirstLevel.Fault(error, false));
            finish(why);
        } else if (!closing) {
            kill(why);
        }
    }

    @Override
    void finish() {
        finish(CloseReason.STREAM_CLOSED);
    }

    /** Ends the stream after what was sent: closing tag, the peer's closing tag or a time-out, disconnection. */
    private void finish(CloseReason why) {
        if (closing) {
            return;
        }
        closing = true;
        because(why);
        deadline = closingDeadline();
        intake.resume(Why.SERVER);
        if (outbound.wasOpened()) {
            outbound.write(new FirstLevel.Close());
        }
        if (inputOver || inbound.isClosed() || !outbound.wasOpened()) {
            disconnectWhenFlushed();
        } else if (muted || inbound.isEnded()) {
            fallSilent();
        } else {
            outbound.flush();
        }
    }

    private long closingDeadline() {
        return watch.now() + port.options().timeouts().close().toMillis();
    }

    private void disconnectWhenFlushed() {
        outbound.flushed().addListener(ChannelFutureListener.CLOSE);
    }

    /**
     * Ends the sending side after an error and drops what still comes until the peer is done or the time is over: to
     * close a socket that has unread bytes resets it, and the peer would perhaps never see its error.
     */
    private void fallSilent() {
        outbound.flushed().addListener(flushed -> {
            TlsHandler tls = channel.pipeline().get(TlsHandler.class);
            if (tls != null) {
                var _ = tls.closeOutbound();
            } else if (channel instanceof DuplexChannel duplex) {
                var _ = duplex.shutdownOutput();
            }
        });
    }

    /** Ends the connection now, whatever is unsent. */
    private void kill(CloseReason why) {
        because(why);
        channel.unsafe().close(channel.voidPromise());
    }

    /** The first reason is the reason. */
    private CloseReason because(CloseReason why) {
        CloseReason known = reason == null ? why : reason;
        reason = known;
        return known;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        failed(cause);
    }

    private void failed(Throwable cause) {
        log(CloseReason.BROKEN, cause);
        if (cause instanceof IOException || cause instanceof DecoderException || muted) {
            kill(CloseReason.BROKEN);
        } else {
            abort(StreamError.of(Condition.INTERNAL_SERVER_ERROR), CloseReason.BROKEN);
        }
    }

    /** Once per connection: what follows the first trouble is only its echo. */
    private void log(CloseReason what, Throwable cause) {
        if (reason == null) {
            LOG.log(Level.DEBUG, () -> port.options().name() + ": " + what + ", " + facts, cause);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end();
        watch.remove(this);
        intake.leave(port.addresses());
        CloseReason why = because(inbound.isClosed() ? CloseReason.STREAM_CLOSED : CloseReason.DISCONNECTED);
        outbound.discard();
        inbound.close();
        if (handler != null) {
            handler.closed(why);
        }
    }
}

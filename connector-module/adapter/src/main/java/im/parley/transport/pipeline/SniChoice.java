package im.parley.transport.pipeline;

import im.parley.wire.port.TlsIdentity;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.AbstractSniHandler;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Waits for a TLS ClientHello, chooses the identity for the name it asks for (RFC 6066 section 3), starts TLS with it. */
final class SniChoice extends AbstractSniHandler<TlsIdentity> {
    /** Room for post-quantum key shares and many extensions, and no more. */
    private static final int MAX_CLIENT_HELLO = 32 * 1024;
    /** The watch bounds the whole log-in, so the handshake needs no timer. */
    private static final long NO_TIMER = 0;

    private final Port port;

    SniChoice(Port port) {
        super(MAX_CLIENT_HELLO, NO_TIMER);
        this.port = port;
    }

    @Override
    protected Future<TlsIdentity> lookup(ChannelHandlerContext context, @Nullable String name) {
        return context.executor().newSucceededFuture(port.acceptor().identity(name == null ? "" : name));
    }

    @Override
    protected void onLookupComplete(ChannelHandlerContext context, @Nullable String name, Future<TlsIdentity> found) {
        context.pipeline()
                .replace(this, null, port.tls().handler(found.getNow(), context.alloc()));
    }
}

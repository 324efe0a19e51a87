package im.parley.transport.pipeline;

import im.parley.wire.port.Call;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamAcceptor;
import im.parley.wire.port.TlsIdentity;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;

/**
 * The order of the handlers of a connection; it stands here alone. From the wire to the server:
 *
 * <ol>
 *   <li>{@code proxy}, {@code proxied}: the PROXY protocol header is the first thing that a proxy sends, in the clear
 *       even when TLS follows. Both leave after it, and only then is the peer's address known and judged.
 *   <li>{@code tls}: the SNI handler and in its place the TLS handler; with STARTTLS it comes after {@code <proceed/>}
 *       was written, so that this goes out in the clear. Nothing before it sees the peer's XML.
 *   <li>{@code stream}: the {@link StreamBridge}: limits of address and bytes, decoder, gate, encoder, flush
 *       consolidation and timeouts in one handler, because a handler of its own costs each connection over 100 bytes
 *       and none of these could stand anywhere else: they all work on what TLS has let through.
 * </ol>
 */
public final class XmppPipeline extends ChannelInitializer<Channel> {
    private static final String PROXY = "proxy";
    private static final String PROXIED = "proxied";
    private static final String TLS = "tls";
    private static final String STREAM = "stream";

    private final Port port;

    /** The pipeline of the connections of one port. */
    public XmppPipeline(Port port) {
        this.port = port;
    }

    @Override
    protected void initChannel(Channel channel) {
        ListenerOptions options = port.options();
        ChannelPipeline pipeline = channel.pipeline();
        if (options.proxyProtocol()) {
            pipeline.addLast(PROXY, new HAProxyMessageDecoder());
            pipeline.addLast(PROXIED, new ProxyHeader());
        }
        if (options.directTls()) {
            pipeline.addLast(TLS, new SniChoice(port));
        }
        pipeline.addLast(STREAM, new StreamBridge(port, channel));
    }

    /** Puts TLS between the peer and the stream. */
    static void startTls(ChannelPipeline pipeline, TlsRole role, TlsIdentity identity) {
        pipeline.addBefore(STREAM, TLS, role.handler(identity, pipeline.channel().alloc()));
    }

    /**
     * Takes a channel that this side has connected; on its event loop.
     *
     * @param port what such connections share
     * @param tls the contexts for them
     * @param call the connection that was wanted
     * @param caller who takes it
     */
    public static void call(Channel channel, Port port, ClientTls tls, Call call, StreamAcceptor caller) {
        boolean direct = call.place().directTls();
        TlsRole role = tls.towards(call.name(), call.options().tls(), direct);
        ChannelPipeline pipeline = channel.pipeline();
        if (direct) {
            pipeline.addLast(TLS, role.handler(call.identity(), channel.alloc()));
        }
        pipeline.addLast(STREAM, new StreamBridge(port.calling(caller, role), channel));
        pipeline.fireChannelActive();
        channel.config().setAutoRead(true);
    }
}

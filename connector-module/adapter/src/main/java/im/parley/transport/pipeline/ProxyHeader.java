package im.parley.transport.pipeline;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol.AddressFamily;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Tells the stream whom a proxy speaks for, by the header of the PROXY protocol, version 1 or 2; then leaves. */
final class ProxyHeader extends SimpleChannelInboundHandler<HAProxyMessage> {

    /**
     * The header has come.
     *
     * @param known whether it names addresses; else those of the TCP connection hold
     * @param local where the peer connected to
     * @param remote the peer
     */
    record Proxied(boolean known, InetSocketAddress local, InetSocketAddress remote) {}

    @Override
    protected void channelRead0(ChannelHandlerContext context, HAProxyMessage header) throws UnknownHostException {
        context.fireUserEventTriggered(proxied(context, header));
        context.pipeline().remove(this);
    }

    private static Proxied proxied(ChannelHandlerContext context, HAProxyMessage header) throws UnknownHostException {
        AddressFamily family = header.proxiedProtocol().addressFamily();
        boolean known = header.command() == HAProxyCommand.PROXY
                && (family == AddressFamily.AF_IPv4 || family == AddressFamily.AF_IPv6);
        if (!known) {
            // A health check of the proxy itself, or a peer that is not on TCP: section 2.2 of the specification.
            return new Proxied(
                    false,
                    (InetSocketAddress) context.channel().localAddress(),
                    (InetSocketAddress) context.channel().remoteAddress());
        }
        return new Proxied(
                true,
                address(header.destinationAddress(), header.destinationPort()),
                address(header.sourceAddress(), header.sourcePort()));
    }

    private static InetSocketAddress address(String text, int port) throws UnknownHostException {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null) {
            throw new UnknownHostException(text);
        }
        return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
    }
}

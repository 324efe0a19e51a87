package im.parley.transport.socks;

import im.parley.transport.listen.EventLoops;
import im.parley.transport.listen.Sockets;
import im.parley.transport.pipeline.FloodGate;
import im.parley.wire.port.BytestreamAcceptor;
import im.parley.wire.port.BytestreamPorts;
import im.parley.wire.port.ListenerOptions.Rates;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The open ports of the proxy. The resource adapter runs one per endpoint; tests run one without a container. */
public final class SocksListener {
    /** A whole handshake fits. */
    private static final int HANDSHAKE_BYTES = 1024;

    private final List<Channel> sockets = new ArrayList<>();
    private final Rendezvous rendezvous;

    private SocksListener(Rendezvous rendezvous) {
        this.rendezvous = rendezvous;
    }

    /** Opens all ports and tells the acceptor so; or none when one of them cannot be opened, and tells it why. */
    public static SocksListener start(BytestreamAcceptor acceptor, BytestreamPorts options, EventLoops loops) {
        Rendezvous rendezvous = new Rendezvous(options, loops.group());
        SocksListener listener = new SocksListener(rendezvous);
        try {
            for (BytestreamPorts.Port port : options.ports()) {
                listener.bind(port, loops);
            }
        } catch (IOException busy) {
            listener.stop();
            acceptor.refused(String.valueOf(busy.getMessage()));
            return listener;
        }
        if (!listener.sockets.isEmpty()) {
            acceptor.listening(listener.bound(), rendezvous);
        }
        return listener;
    }

    private void bind(BytestreamPorts.Port port, EventLoops loops) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.socket())
                .option(ChannelOption.SO_BACKLOG, Sockets.BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .handler(FloodGate.of(new Rates(port.connectionsPerSecond(), 0, 0, 0, 0)))
                .childHandler(new Entrance(rendezvous))
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(HANDSHAKE_BYTES));
        for (String address : port.interfaces()) {
            sockets.add(Sockets.bind(bootstrap, address, port.number()));
        }
    }

    /** The addresses that are listened on; none when a port could not be opened. */
    public List<InetSocketAddress> bound() {
        return sockets.stream().map(socket -> (InetSocketAddress) socket.localAddress()).toList();
    }

    /** Frees the ports and ends all bytestreams. */
    public void stop() {
        sockets.forEach(socket -> socket.close().awaitUninterruptibly());
        sockets.clear();
        rendezvous.stop();
    }

    /** Begins a handshake with whoever is let in. */
    private static final class Entrance extends ChannelInitializer<SocketChannel> {
        private final Rendezvous rendezvous;

        Entrance(Rendezvous rendezvous) {
            this.rendezvous = rendezvous;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            rendezvous
                    .admit(channel)
                    .ifPresentOrElse(
                            visitor -> channel.pipeline().addLast(new Handshake(visitor, rendezvous)),
                            () -> {
                                var _ = channel.close();
                            });
        }
    }
}

package im.parley.test.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Makes the connections, on few threads. */
final class Clients implements AutoCloseable {
    /** From one address there are some 28,000 ports to one port of the server. */
    static final int PER_ADDRESS = 25_000;

    private final EventLoopGroup loops;
    private final Bootstrap bootstrap;
    private final InetSocketAddress server;
    private final Way way;

    /**
     * How a connection is made.
     *
     * @param tls TLS from the first byte, or nothing
     */
    record Way(Transport transport, String domain, Optional<SslContext> tls) {}

    /**
     * @param host a loopback address, so that nobody loads a server by mistake that is not theirs
     * @throws BadArgument when it is not
     */
    Clients(String host, int port, int threads, Way way) {
        this.way = way;
        server = new InetSocketAddress(host, port);
        if (server.getAddress() == null || !server.getAddress().isLoopbackAddress()) {
            throw new BadArgument("--host must be a loopback address");
        }
        if (!Epoll.isAvailable()) {
            throw new BadArgument("no epoll here: " + Epoll.unavailabilityCause());
        }
        loops = new MultiThreadIoEventLoopGroup(threads, EpollIoHandler.newFactory());
        bootstrap = new Bootstrap()
                .group(loops)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 20_000)
                .option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
    }

    /**
     * Connects.
     *
     * @param number of the connection, from which its source address follows
     * @param ended hears once that the connection is gone or was never made, and why; empty when the client left
     */
    void connect(int number, Dialogue first, BiConsumer<Peer, String> ended) {
        Peer peer = new Peer(first, ended);
        Bootstrap one = bootstrap.clone().handler(pipeline(peer));
        ChannelFuture made = number < PER_ADDRESS
                ? one.connect(server)
                : one.connect(server, new InetSocketAddress(source(number / PER_ADDRESS), 0));
        made.addListener(result -> {
            if (!result.isSuccess()) {
                ended.accept(peer, "cannot connect: " + result.cause());
            }
        });
    }

    private ChannelInitializer<Channel> pipeline(Peer peer) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                way.tls().ifPresent(tls -> channel.pipeline().addLast(tls.newHandler(channel.alloc())));
                way.transport().codecs(way.domain()).forEach(channel.pipeline()::addLast);
                channel.pipeline().addLast(peer);
            }
        };
    }

    private static InetAddress source(int index) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (index + 1)});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible); // four bytes are an address
        }
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}

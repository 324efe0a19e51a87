package im.parley.test.soak;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the clients and the server: forwards bytes, as well or badly as its weather is. */
final class BadNetwork implements AutoCloseable {
    private final InetSocketAddress server;
    private final SplittableRandom seeds;
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final AtomicInteger accidents = new AtomicInteger();
    private final Channel listening;
    private volatile Weather weather = Weather.FAIR;

    private BadNetwork(InetSocketAddress server, long seed) {
        this.server = server;
        this.seeds = new SplittableRandom(seed);
        this.listening = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel client) {
                        join(client);
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    /** Begins to forward to a server. The same seed does the same to the same bytes at the same times. */
    static BadNetwork before(InetSocketAddress server, long seed) {
        return new BadNetwork(server, seed);
    }

    /** On the one event loop, as everything here. */
    private void join(Channel client) {
        Line line = new Line(this, client, seeds.split());
        new Bootstrap()
                .group(client.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel server) {
                        line.join(server);
                    }
                })
                .connect(server)
                .addListener((ChannelFutureListener) connected -> {
                    if (connected.isSuccess()) {
                        line.open();
                    } else {
                        var _ = client.close();
                    }
                });
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    Weather weather() {
        return weather;
    }

    /** From now on, also for the connections that are there. */
    void weather(Weather changed) {
        weather = changed;
    }

    void accident() {
        accidents.incrementAndGet();
    }

    /** How many connections have been spoilt. */
    int accidents() {
        return accidents.get();
    }

    @Override
    public void close() {
        loop.shutdownGracefully().syncUninterruptibly();
    }
}

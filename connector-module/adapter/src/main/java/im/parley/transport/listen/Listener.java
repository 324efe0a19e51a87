package im.parley.transport.listen;

import im.parley.transport.pipeline.FloodGate;
import im.parley.transport.pipeline.Port;
import im.parley.transport.pipeline.XmppPipeline;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamAcceptor;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One port, on one or more addresses. Bound it holds the port; it accepts connections from {@link #open} on. */
final class Listener {
    /** Above the upper mark a peer is not read from, below the lower one it is again. */
    private static final WriteBufferWaterMark MARKS = new WriteBufferWaterMark(32 * 1024, 128 * 1024);

    private final Port port;
    private final List<Channel> sockets = new ArrayList<>();

    private Listener(Port port) {
        this.port = port;
    }

    /** Binds all addresses of a port or none. */
    static Listener bind(ListenerOptions options, StreamAcceptor acceptor, EventLoops loops) throws IOException {
        Port port = new Port(options, acceptor);
        Listener listener = new Listener(port);
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.socket())
                .option(ChannelOption.SO_BACKLOG, Sockets.BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.AUTO_READ, false)
                .handler(FloodGate.of(options.rates()))
                .childHandler(new XmppPipeline(port))
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, MARKS);
        try {
            for (String address : options.interfaces()) {
                listener.sockets.add(Sockets.bind(bootstrap, address, options.port()));
            }
            return listener;
        } catch (IOException refused) {
            listener.stopAccepting();
            throw refused;
        }
    }

    /** Accepts connections from now on; those that came since the port was bound have waited. */
    void open() {
        sockets.forEach(socket -> socket.config().setAutoRead(true));
    }

    List<InetSocketAddress> bound() {
        return sockets.stream().map(socket -> (InetSocketAddress) socket.localAddress()).toList();
    }

    /** Frees the port. Connections that were accepted go on. */
    void stopAccepting() {
        sockets.forEach(socket -> socket.close().awaitUninterruptibly());
        sockets.clear();
    }

    /** Ends all streams; completes when the last connection has ended. */
    CompletableFuture<Void> shutDown() {
        return port.shutDown();
    }
}

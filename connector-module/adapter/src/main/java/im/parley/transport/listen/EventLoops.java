package im.parley.transport.listen;

import im.parley.wire.port.Vitals;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The threads that do all input and output, and the kind of socket that they serve. */
public final class EventLoops implements Vitals {
    private static final long STOP_SECONDS = 5;
    private static final String STREAMS = "parley-io";
    private static final String BULK = "parley-bulk";

    private final EventLoopGroup group;
    private final Class<? extends ServerSocketChannel> socket;
    private final Class<? extends SocketChannel> stream;
    private final List<Pulse> pulses = new ArrayList<>();

    private EventLoops(
            int threads,
            IoHandlerFactory handlers,
            Class<? extends ServerSocketChannel> socket,
            Class<? extends SocketChannel> stream,
            String name) {
        group = new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name, true), handlers);
        this.socket = socket;
        this.stream = stream;
        group.forEach(loop -> pulses.add(Pulse.begin(loop)));
    }

    /**
     * Event loops on epoll where it is to be had, else on NIO.
     *
     * @param threads how many; 0 for one per processor, since nothing on them waits
     */
    public static EventLoops start(int threads) {
        return start(threads, STREAMS);
    }

    /** Event loops for bulk data, which would otherwise keep stanzas waiting; on epoll where it is to be had. */
    public static EventLoops startForBulk(int threads) {
        return start(threads, BULK);
    }

    private static EventLoops start(int threads, String name) {
        return Epoll.isAvailable()
                ? new EventLoops(
                        counted(threads), EpollIoHandler.newFactory(), EpollServerSocketChannel.class, EpollSocketChannel.class, name)
                : startPortable(threads, name);
    }

    /** Event loops on NIO, which every platform has. */
    public static EventLoops startPortable(int threads) {
        return startPortable(threads, STREAMS);
    }

    private static EventLoops startPortable(int threads, String name) {
        return new EventLoops(
                counted(threads), NioIoHandler.newFactory(), NioServerSocketChannel.class, NioSocketChannel.class, name);
    }

    private static int counted(int threads) {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    @Override
    public Duration delay() {
        return Duration.ofNanos(pulses.stream().mapToLong(Pulse::delay).max().orElse(0));
    }

    /** The threads. */
    public EventLoopGroup group() {
        return group;
    }

    /** The kind of socket that is listened on. */
    public Class<? extends ServerSocketChannel> socket() {
        return socket;
    }

    /** The kind of socket that connects to others. */
    public Class<? extends SocketChannel> stream() {
        return stream;
    }

    /** The next event loop in turn. */
    public EventLoop next() {
        return group.next();
    }

    /** Ends the threads; what is still open breaks. Waits a bounded time. */
    public void stop() {
        group.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
    }
}

package im.parley.transport.listen;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/** The threads that do all input and output, and the kind of socket that they serve. */
public final class EventLoops {
    private static final long STOP_SECONDS = 5;

    private final EventLoopGroup group;
    private final Class<? extends ServerSocketChannel> socket;

    private EventLoops(int threads, IoHandlerFactory handlers, Class<? extends ServerSocketChannel> socket) {
        group = new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("parley-io", true), handlers);
        this.socket = socket;
    }

    /**
     * Event loops on epoll where it is to be had, else on NIO.
     *
     * @param threads how many; 0 for one per processor, since nothing on them waits
     */
    public static EventLoops start(int threads) {
        return Epoll.isAvailable()
                ? new EventLoops(counted(threads), EpollIoHandler.newFactory(), EpollServerSocketChannel.class)
                : startPortable(threads);
    }

    /** Event loops on NIO, which every platform has. */
    public static EventLoops startPortable(int threads) {
        return new EventLoops(counted(threads), NioIoHandler.newFactory(), NioServerSocketChannel.class);
    }

    private static int counted(int threads) {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    EventLoopGroup group() {
        return group;
    }

    Class<? extends ServerSocketChannel> socket() {
        return socket;
    }

    /** Ends the threads; what is still open breaks. Waits a bounded time. */
    public void stop() {
        group.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
    }
}

package im.parley.transport.socks;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.epoll.EpollSocketChannel;

/** One side of a relay: a connection, and the way of what comes in there to the other side. */
sealed interface Leg permits SplicedLeg, CopiedLeg {

    /**
     * The leg of a connection: within the kernel if its socket allows that, else by copying.
     *
     * @param home the event loop of this side and the other one
     */
    static Leg of(Channel channel, EventLoop home) {
        return channel instanceof EpollSocketChannel epoll
                ? new SplicedLeg(epoll, (IoEventLoop) home)
                : new CopiedLeg(channel, home);
    }

    /**
     * Takes the connection out of its pipeline, moves it to {@code home}, and watches it from now on without reading it. On
     * its event loop so far; the two may be joined before, but nothing goes before this.
     *
     * @param broken called when the connection breaks before the two are joined
     */
    void hold(Runnable broken);

    /** Sends what comes here to the other side from now on. To be called on the event loop {@code home}, for both sides. */
    void join(Leg other, Passage passage);

    /** Goes on after a pause. On the event loop {@code home}. */
    void pump();

    /** Ends the connection. May be called by any thread, and more than once. */
    void close();
}

package im.parley.transport.socks;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.epoll.EpollSocketChannel;
import java.io.IOException;

/** One side of a relay: a connection, and the way of what comes in there to the other side. */
sealed interface Leg permits SplicedLeg, CopiedLeg {
    /** Who sends more before the bytestream is active does not know what it does. */
    int MOST_EARLY_BYTES = 1 << 20;

    /** Who hears what happens until the two are joined. Called on the event loop {@code home}. */
    interface Keeper {
        /** The connection breaks. */
        void broken();

        /** So many bytes came. */
        void ignored(int bytes);

        /** More than {@value #MOST_EARLY_BYTES} bytes have come. */
        void flooded();
    }

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
     * Takes the connection out of its pipeline, moves it to {@code home}, and watches it from now on. What comes is ignored
     * until the two are joined (XEP-0065 section 10.1). To be called on its event loop so far.
     */
    void hold(Keeper keeper);

    /** Does that as soon as the connection is held; at once if it is. On the event loop {@code home}, as what follows. */
    void whenHeld(Runnable then);

    /**
     * Ignores what has come up to now, and gets ready to be joined.
     *
     * @throws IOException if there is not what this needs
     */
    void prepare() throws IOException;

    /** Sends what comes here to the other side from now on. To be called for both sides. */
    void join(Leg other, Passage passage);

    /** Goes on after a pause. */
    void pump();

    /** Ends the connection. May be called by any thread, and more than once. */
    void close();
}

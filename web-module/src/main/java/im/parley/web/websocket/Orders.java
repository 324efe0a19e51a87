package im.parley.web.websocket;

import im.parley.wire.stanza.FirstLevel;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What other threads have asked of a connection and its I/O thread has not done yet. However much is asked while that
 * thread is busy, it is woken once.
 */
final class Orders {
    private final ConcurrentLinkedQueue<Order> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    /** Much is being asked at once: the thread is woken at the end of it. */
    private volatile boolean held;
    private final Executor thread;
    private final Runnable work;

    /** Something asked of a connection. */
    sealed interface Order {
        /** Send an item. */
        record Send(FirstLevel item) implements Order {}

        /** Something that needs no more words. */
        enum Signal implements Order {
            RESTART,
            AUTHENTICATED,
            PAUSE,
            RESUME,
            MANY,
            DONE,
            CLOSE,
            LOOK,
            SHUT_DOWN
        }
    }

    /** Orders that {@code work} obeys on a thread. */
    Orders(Executor thread, Runnable work) {
        this.thread = thread;
        this.work = work;
    }

    void put(Order order) {
        queue.add(order);
        if (!held) {
            wake();
        }
    }

    /** Puts what something asks between {@link Order.Signal#MANY} and {@link Order.Signal#DONE}. One caller at a time. */
    void together(Runnable asking) {
        held = true;
        queue.add(Order.Signal.MANY);
        try {
            asking.run();
        } finally {
            queue.add(Order.Signal.DONE);
            held = false;
            wake();
        }
    }

    private void wake() {
        if (scheduled.compareAndSet(false, true)) {
            thread.execute(work);
        }
    }

    /** To be called before {@link #next}: what is put from now on wakes the thread again. */
    void begin() {
        scheduled.set(false);
    }

    @Nullable Order next() {
        return queue.poll();
    }

    void forget() {
        queue.clear();
    }
}

package im.parley.web.bosh;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What a session decided to do, in its order: it is done without the session's lock, by one thread at a time, because
 * whoever is called may call back, and two sessions that call each other must not wait for each other.
 */
final class Effects {
    private static final System.Logger LOG = System.getLogger("im.parley.web");

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>(2);
    private boolean busy;

    synchronized void add(Runnable effect) {
        waiting.add(effect);
    }

    /** Does what waits, unless another thread is at it, which then does this too. */
    void perform() {
        Runnable next = begin();
        while (next != null) {
            try {
                next.run();
            } catch (RuntimeException bug) {
                LOG.log(System.Logger.Level.ERROR, "Failed on a BOSH session", bug);
            }
            next = goOn();
        }
    }

    private synchronized @Nullable Runnable begin() {
        if (busy || waiting.isEmpty()) {
            return null;
        }
        busy = true;
        return waiting.poll();
    }

    private synchronized @Nullable Runnable goOn() {
        Runnable next = waiting.poll();
        busy = next != null;
        return next;
    }
}

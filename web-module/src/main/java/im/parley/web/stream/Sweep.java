package im.parley.web.stream;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Looks at all that has a time-out, at intervals: one task for all, instead of a timer for each that would be set anew
 * with each request.
 */
public final class Sweep {
    private static final System.Logger LOG = System.getLogger("im.parley.web");

    private final Set<Watched> all = ConcurrentHashMap.newKeySet();
    private final long started = System.nanoTime();
    private final ScheduledFuture<?> task;
    private volatile long now;

    /** Something with a time-out. */
    public interface Watched {
        /** Looks whether a time is over. Must not block; may be called while the last call goes on elsewhere. */
        void look(long now);
    }

    /** Begins to look, every so many milliseconds. */
    public Sweep(ScheduledExecutorService scheduler, long millis) {
        task = scheduler.scheduleWithFixedDelay(this::lookAtAll, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void lookAtAll() {
        now = clock();
        for (Watched watched : all) {
            try {
                watched.look(now);
            } catch (RuntimeException bug) {
                LOG.log(System.Logger.Level.ERROR, "Failed on a time-out", bug);
            }
        }
    }

    private long clock() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }

    /** The time of the last look, in milliseconds: exact enough for time-outs, and free. */
    public long now() {
        return now;
    }

    /** Looks after something. */
    public void add(Watched watched) {
        all.add(watched);
    }

    /** It has ended. */
    public void remove(Watched watched) {
        all.remove(watched);
    }

    /** Looks no more. */
    public void stop() {
        task.cancel(false);
    }
}

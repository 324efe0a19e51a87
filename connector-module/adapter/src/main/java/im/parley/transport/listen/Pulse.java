package im.parley.transport.listen;

import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.TimeUnit;

/** Beats on one event loop, and notes how late each beat comes: what keeps the beat waiting keeps everybody waiting. */
final class Pulse implements Runnable {
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int BEATS = 10;

    private volatile long expected;
    private volatile long worst;
    private volatile long worstBefore;
    private int beats;

    private Pulse(long now) {
        expected = now + PERIOD;
    }

    /** Begins to beat on an event loop; ends with it. */
    static Pulse begin(EventExecutor loop) {
        Pulse pulse = new Pulse(System.nanoTime());
        var _ = loop.scheduleWithFixedDelay(pulse, PERIOD, PERIOD, TimeUnit.NANOSECONDS);
        return pulse;
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        worst = Math.max(worst, now - expected);
        expected = now + PERIOD;
        if (++beats % BEATS == 0) {
            worstBefore = worst;
            worst = 0;
        }
    }

    /** The latest beat of the last five to ten seconds, or the one that has not come yet. */
    long delay() {
        long overdue = System.nanoTime() - expected;
        return Math.max(0, Math.max(overdue, Math.max(worst, worstBefore)));
    }
}

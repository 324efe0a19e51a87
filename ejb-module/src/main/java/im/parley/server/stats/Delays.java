package im.parley.server.stats;

import im.parley.server.spi.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How long something takes again and again: how often, how long all in all, how often in each range, the worst of late. */
public final class Delays {
    private static final double[] LIMITS = {
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };
    /** One in so many is measured: a power of two. */
    private static final int SAMPLED = 16;

    private static final double NANOS = 1e9;

    private final List<LongAdder> counts =
            Stream.generate(LongAdder::new).limit(LIMITS.length + 1).toList();
    private final LongAdder nanos = new LongAdder();
    private final LongAccumulator worstNow = new LongAccumulator(Math::max, 0);
    private volatile long worstBefore;

    /** It took so long this time. */
    public void add(long tookNanos) {
        long took = Math.max(0, tookNanos);
        counts.get(range(took / NANOS)).increment();
        nanos.add(took);
        worstNow.accumulate(took);
    }

    /**
     * The same work; for each sixteenth the time from now until it begins is added.
     *
     * @param number counts what comes from one source
     */
    public Runnable sampled(int number, Runnable work) {
        return (number & (SAMPLED - 1)) == 0 ? timed(work) : work;
    }

    private Runnable timed(Runnable work) {
        long given = System.nanoTime();
        return () -> {
            add(System.nanoTime() - given);
            work.run();
        };
    }

    private static int range(double seconds) {
        int range = 0;
        while (range < LIMITS.length && seconds > LIMITS[range]) {
            range++;
        }
        return range;
    }

    /** What was measured so far. */
    Figure.Spread spread() {
        List<Figure.Bucket> buckets = new ArrayList<>();
        long all = 0;
        for (int i = 0; i <= LIMITS.length; i++) {
            long count = counts.get(i).sum();
            buckets.add(new Figure.Bucket(i < LIMITS.length ? LIMITS[i] : Double.POSITIVE_INFINITY, count));
            all += count;
        }
        return new Figure.Spread(all, nanos.sum() / NANOS, buckets);
    }

    /** The longest since {@link #turn} was called the time before last, in seconds. */
    double worst() {
        return Math.max(worstBefore, worstNow.get()) / NANOS;
    }

    /** Forgets the worst of the time before the last call. */
    void turn() {
        worstBefore = worstNow.getThenReset();
    }
}

package im.parley.test.bench.load;

/**
 * Counts durations in classes that are at most 1.6 % wide, so that any number of them takes the same few kilobytes. Used
 * by one thread at a time.
 */
final class Latencies {
    /** Every power of two is divided into that many classes. */
    private static final int CLASSES = 64;

    private static final int BITS = Integer.numberOfTrailingZeros(CLASSES);

    private final long[] counts = new long[(Long.SIZE - BITS) * CLASSES];
    private long count;
    private long most;

    /** Counts a duration; one below 0 counts as 0. */
    void add(long nanos) {
        long duration = Math.max(0, nanos);
        counts[index(duration)]++;
        count++;
        most = Math.max(most, duration);
    }

    /** Adds what another has counted. */
    void add(Latencies other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        count += other.count;
        most = Math.max(most, other.most);
    }

    long count() {
        return count;
    }

    /** The longest, exactly. */
    long most() {
        return most;
    }

    /**
     * The duration that this part of all does not exceed: the upper end of its class, but not more than the longest; 0
     * when nothing was counted.
     *
     * @param part for example 0.99
     */
    long quantile(double part) {
        long rank = Math.max(1, (long) Math.ceil(part * count));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Math.min(most, upperEnd(i));
            }
        }
        return 0;
    }

    /** Below 64 each value is its own class; above, the six bits after the leading one and its place make it. */
    private static int index(long duration) {
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(duration) - BITS - 1);
        return shift * CLASSES + (int) (duration >>> shift);
    }

    private static long upperEnd(int index) {
        int shift = Math.max(0, index / CLASSES - 1);
        long leading = index - (long) shift * CLASSES;
        return ((leading + 1) << shift) - 1;
    }
}

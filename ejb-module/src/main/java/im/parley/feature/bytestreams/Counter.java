package im.parley.feature.bytestreams;

import java.util.concurrent.atomic.AtomicLong;

/** What somebody has used in one month, with what is given out and not used yet. */
final class Counter {
    private final AtomicLong used;

    /** How many bytestreams count on it; under the lock of the ledger. */
    int holders;

    Counter(long used) {
        this.used = new AtomicLong(used);
    }

    /**
     * Takes as much as is left.
     *
     * @param limit 0 for none
     */
    long take(long wanted, long limit) {
        if (limit == 0) {
            used.addAndGet(wanted);
            return wanted;
        }
        while (true) {
            long before = used.get();
            long given = Math.min(wanted, limit - before);
            if (given <= 0) {
                return 0;
            }
            if (used.compareAndSet(before, before + given)) {
                return given;
            }
        }
    }

    /** Gives back what was not used; less than nothing if more was used. */
    void giveBack(long unused) {
        used.addAndGet(-unused);
    }

    /** Whether nothing is left. */
    boolean isSpent(long limit) {
        return limit != 0 && used.get() >= limit;
    }
}

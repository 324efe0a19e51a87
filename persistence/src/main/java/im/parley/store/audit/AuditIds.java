package im.parley.store.audit;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that grow with the time, and differ between servers that share a database. */
public final class AuditIds {
    private static final int RANDOM_BITS = 20;

    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    /** The next id for that time: not before those that were given. */
    public long next(Instant at) {
        long wanted = from(at) | random.nextInt(1 << RANDOM_BITS);
        return last.updateAndGet(before -> Math.max(before + 1, wanted));
    }

    /** The smallest id of that time. */
    static long from(Instant at) {
        return at.toEpochMilli() << RANDOM_BITS;
    }
}

package im.parley.store.archive;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * Makes ids that grow. Two nodes that chance gave the same number may make the same id; the database refuses the second,
 * and the batch is written again with others.
 */
final class IdSource {
    private static final int NODE_BITS = 11;
    private static final int COUNTER_STEP = 1 << NODE_BITS;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private int node = random.nextInt(COUNTER_STEP);
    private long last;

    IdSource(Clock clock) {
        this.clock = clock;
    }

    /** Ids that are made from now on come behind that one, whatever the clock says. */
    synchronized void startAfter(long order) {
        last = Math.max(last, order);
    }

    synchronized ArchiveId next() {
        long now = ArchiveId.firstOf(clock.millis());
        long counted = last - last % COUNTER_STEP + COUNTER_STEP;
        last = Math.max(now, counted) + node;
        return new ArchiveId(last, random.nextInt());
    }

    /** Ids that were made did not come into the database: perhaps another node has the same number. */
    synchronized void renumber() {
        node = random.nextInt(COUNTER_STEP);
    }
}

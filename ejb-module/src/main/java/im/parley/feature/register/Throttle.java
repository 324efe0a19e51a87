package im.parley.feature.register;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what somebody does in a period, and says when it is too much. The table is bounded. Thread-safe. */
final class Throttle<K> {
    /** Above it the oldest periods are forgotten: better that one is let through than that memory runs out. */
    static final int BOUND = 100_000;

    private final int limit;
    private final Duration period;
    private final Clock clock;
    /** In the order in which the periods began. */
    private final Map<K, Period> periods = new LinkedHashMap<>();

    private static final class Period {
        private final Instant end;
        private int count;

        Period(Instant end) {
            this.end = end;
        }
    }

    /**
     * @param limit how often in a period; 0 for any number
     */
    Throttle(int limit, Duration period, Clock clock) {
        this.limit = limit;
        this.period = period;
        this.clock = clock;
    }

    /** Counts one; false, and not counted, when the period is used up. */
    synchronized boolean permits(K who) {
        if (limit == 0) {
            return true;
        }
        Instant now = clock.instant();
        forgetEnded(now);
        Period current = periods.computeIfAbsent(who, key -> new Period(now.plus(period)));
        if (current.count == limit) {
            return false;
        }
        current.count++;
        return true;
    }

    private void forgetEnded(Instant now) {
        Iterator<Period> oldest = periods.values().iterator();
        while (oldest.hasNext()) {
            boolean ended = !oldest.next().end.isAfter(now);
            if (!ended && periods.size() < BOUND) {
                return;
            }
            oldest.remove();
        }
    }

    synchronized int size() {
        return periods.size();
    }
}

package im.parley.server.admin.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often something may happen for somebody in an hour. Bounded: when there are too many, who was there the longest time
 * ago is forgotten. Thread-safe.
 */
final class Quota {
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final int KNOWN = 10_000;

    private final int most;
    private final Map<String, Deque<Instant>> times = new LinkedHashMap<>(16, 0.75f, true);

    Quota(int most) {
        this.most = most;
    }

    /** Whether it may happen once more, which it then has. */
    synchronized boolean take(String who, Instant now) {
        Deque<Instant> before = times.computeIfAbsent(who, _ -> new ArrayDeque<>(most));
        while (!before.isEmpty() && before.getFirst().plus(PERIOD).isBefore(now)) {
            before.removeFirst();
        }
        boolean granted = before.size() < most;
        if (granted) {
            before.addLast(now);
        }
        if (times.size() > KNOWN) {
            times.remove(times.keySet().iterator().next());
        }
        return granted;
    }
}

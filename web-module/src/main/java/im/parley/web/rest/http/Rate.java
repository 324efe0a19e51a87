package im.parley.web.rest.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often somebody may ask: a bucket for each that fills again with time. Bounded; when there are too many, the bucket is
 * forgotten that was used the longest time ago. Thread-safe.
 */
final class Rate {
    private static final int MOST = 10_000;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    private record Bucket(double level, long at) {}

    Rate(double perSecond, double burst, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
    }

    /** Takes one request out of somebody's bucket; the seconds to wait when it is empty, otherwise 0. */
    synchronized long take(String who) {
        long now = nanos.getAsLong();
        Bucket before = buckets.getOrDefault(who, new Bucket(burst, now));
        double level = Math.min(burst, before.level + (now - before.at) / NANOS * perSecond);
        boolean granted = level >= 1;
        buckets.put(who, new Bucket(granted ? level - 1 : level, now));
        if (buckets.size() > MOST) {
            buckets.remove(buckets.keySet().iterator().next());
        }
        return granted ? 0 : (long) Math.ceil((1 - level) / perSecond);
    }
}

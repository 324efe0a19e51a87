package im.parley.wire.rate;

import java.util.concurrent.TimeUnit;

/** An average rate with bursts of one second's worth. May be shared by threads. */
public final class TokenBucket {
    private final double perSecond;
    private double tokens;
    private long filledAt;

    /** A full bucket. */
    public TokenBucket(long perSecond, long nowNanos) {
        this.perSecond = (double) perSecond;
        this.tokens = this.perSecond;
        this.filledAt = nowNanos;
    }

    /** Takes one token if there is one. */
    public synchronized boolean tryTake(long nowNanos) {
        fill(nowNanos);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Takes tokens, into debt if need be; returns the milliseconds until the debt is paid. */
    public synchronized long take(long amount, long nowNanos) {
        fill(nowNanos);
        tokens -= amount;
        return tokens >= 0 ? 0 : (long) Math.ceil(-tokens * 1000 / perSecond);
    }

    private void fill(long nowNanos) {
        double earned = (double) (nowNanos - filledAt) * perSecond / (double) TimeUnit.SECONDS.toNanos(1);
        tokens = Math.min(perSecond, tokens + earned);
        filledAt = nowNanos;
    }
}

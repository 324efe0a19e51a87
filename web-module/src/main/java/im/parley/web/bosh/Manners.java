package im.parley.web.bosh;

import im.parley.wire.rate.TokenBucket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a client keeps to the rules of its session: keys, pauses, how often and how much. */
final class Manners {
    /** How often a client may ask for the same again before it asks for something else. */
    private static final int REPETITIONS = 16;

    private final Terms terms;
    private final Keys keys;
    private final @Nullable TokenBucket rate;
    private int repetitions;
    private long throttledUntil;

    /** @param bytesPerSecond what a client may send; 0 for no limit */
    Manners(Terms terms, Keys keys, long bytesPerSecond) {
        this.terms = terms;
        this.keys = keys;
        rate = bytesPerSecond == 0 ? null : new TokenBucket(bytesPerSecond, System.nanoTime());
    }

    /** What came before a request. */
    record Before(long lastArrival, int waiting, boolean emptyPoll) {}

    /** What is wrong with a request whose turn it is. */
    Optional<Condition> check(Body body, long now, Before before) {
        if (!keys.accept(body.attribute("key"), body.attribute("newkey"))) {
            return Optional.of(Condition.ITEM_NOT_FOUND);
        }
        if (body.malformed("pause") || body.malformed("ack")) {
            return Optional.of(Condition.BAD_REQUEST);
        }
        if (body.pauses() && body.number("pause").orElse(0L) > terms.maxPause()) {
            return Optional.of(Condition.POLICY_VIOLATION);
        }
        return body.asksOnly() && tooOften(now, before) ? Optional.of(Condition.POLICY_VIOLATION) : Optional.empty();
    }

    /**
     * Sections 11 and 12: an empty request while all that are allowed wait, or after an empty answer where nothing waits,
     * comes too early. One whose predecessor has lost its connection is no such request.
     */
    private boolean tooOften(long now, Before before) {
        if (terms.polling() == 0 || now - before.lastArrival() >= terms.pollingMillis()) {
            return false;
        }
        return terms.polls() ? before.emptyPoll() : before.waiting() + 1 >= terms.requests();
    }

    /** A request has come again. Section 14.3: whether that happens too often. */
    boolean repeatsTooOften() {
        return ++repetitions > REPETITIONS;
    }

    /** A request was taken, of that many bytes. */
    void took(int bytes, long now) {
        repetitions = 0;
        long wait = rate == null ? 0 : rate.take(bytes, System.nanoTime());
        throttledUntil = wait == 0 ? throttledUntil : now + wait;
    }

    /** Whether the client has sent more than it may, so that the next request waits. */
    boolean isThrottled(long now) {
        return throttledUntil > now;
    }
}

package im.parley.server.admin.setup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Wrong tokens by the address that they came from. After some of them that address has to wait. Of many addresses the
 * one that is longest in the table leaves it first.
 */
final class Guesses {
    static final int ALLOWED = 5;
    static final Duration PENALTY = Duration.ofMinutes(1);
    static final int ADDRESSES = 1000;

    private final Clock clock;
    private final Map<String, Wrong> byAddress = new LinkedHashMap<>();

    private record Wrong(int count, Instant last) {}

    Guesses(Clock clock) {
        this.clock = clock;
    }

    /** How long an address has to wait before its next try; empty when it may try now. */
    synchronized Optional<Duration> wait(String address) {
        Wrong wrong = byAddress.get(address);
        if (wrong == null || wrong.count() < ALLOWED) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), wrong.last().plus(PENALTY));
        if (left.isPositive()) {
            return Optional.of(left);
        }
        byAddress.remove(address);
        return Optional.empty();
    }

    /** An address had a wrong token. */
    synchronized void wrong(String address) {
        Wrong before = byAddress.remove(address);
        int count = before == null ? 1 : before.count() + 1;
        byAddress.put(address, new Wrong(count, clock.instant()));
        if (byAddress.size() > ADDRESSES) {
            Iterator<String> oldest = byAddress.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** An address had the right one. */
    synchronized void right(String address) {
        byAddress.remove(address);
    }
}

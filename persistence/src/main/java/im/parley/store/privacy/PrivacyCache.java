package im.parley.store.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.wire.addr.Jid;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;

/**
 * Lists that were read lately, bounded by their rules; that an account has none is kept too, as it is asked for each
 * stanza. What was read before a change must not enter after it: each change counts up a number, and what was read
 * enters only if the number is the same as before the reading.
 */
final class PrivacyCache {
    static final long DEFAULT_ITEMS = 200_000;

    private static final int NUMBERS = 1024;

    private final Cache<Jid, PrivacyLists> lists;
    private final AtomicLongArray changes = new AtomicLongArray(NUMBERS);

    PrivacyCache(long items) {
        this.lists = Caffeine.newBuilder()
                .maximumWeight(items)
                // The few steps of its upkeep take less time than handing them to another thread.
                .executor(Runnable::run)
                .weigher((Jid account, PrivacyLists all) -> all.items() + 1)
                .build();
    }

    PrivacyLists load(Jid account, Supplier<PrivacyLists> reader) {
        PrivacyLists cached = lists.getIfPresent(account);
        if (cached != null) {
            return cached;
        }
        long before = changes.get(number(account));
        PrivacyLists read = reader.get();
        lists.asMap().compute(account, (key, now) -> changes.get(number(account)) == before ? read : now);
        return read;
    }

    /** The account's lists have changed, or may have. */
    void changed(Jid account) {
        changes.incrementAndGet(number(account));
        lists.invalidate(account);
    }

    private static int number(Jid account) {
        return Math.floorMod(account.hashCode(), NUMBERS);
    }
}

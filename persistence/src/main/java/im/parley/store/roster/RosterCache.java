package im.parley.store.roster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.wire.addr.Jid;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;

/**
 * Rosters that were read lately, bounded by their contacts.
 *
 * <p>A roster read before a change must not enter the cache after it. So each change counts up a number, and what was
 * read enters only if the number is the same as before the reading. Accounts share numbers, which costs a needless
 * reading now and then.
 */
final class RosterCache {
    /** About 30 MB when full of contacts with a name and one group. */
    static final long DEFAULT_CONTACTS = 100_000;

    private static final int NUMBERS = 1024;

    private final Cache<Jid, Roster> rosters;
    private final AtomicLongArray changes = new AtomicLongArray(NUMBERS);

    RosterCache(long contacts) {
        this.rosters = Caffeine.newBuilder()
                .maximumWeight(contacts)
                // The few steps of its upkeep take less time than handing them to another thread.
                .executor(Runnable::run)
                .weigher((Jid account, Roster roster) -> roster.items().size() + 1)
                .build();
    }

    /** The roster from the cache, or else from the reader. */
    Roster load(Jid account, Supplier<Roster> reader) {
        Roster cached = rosters.getIfPresent(account);
        if (cached != null) {
            return cached;
        }
        long before = changes.get(number(account));
        Roster read = reader.get();
        rosters.asMap()
                .compute(account, (key, now) -> changes.get(number(account)) == before ? read : now);
        return read;
    }

    /** The account's roster has changed, or may have. */
    void changed(Jid account) {
        changes.incrementAndGet(number(account));
        rosters.invalidate(account);
    }

    private static int number(Jid account) {
        return Math.floorMod(account.hashCode(), NUMBERS);
    }
}

package im.parley.feature.carbons;

import im.parley.wire.addr.Jid;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which messages were copied of late, so that an error about one of them is copied too (XEP-0280 section 6.1). A table
 * of fixed size without locks: a newer message takes the place of an older one.
 */
final class RecentCopies {
    private static final int SIZE = 1 << 14;

    private final AtomicLongArray table = new AtomicLongArray(SIZE);

    /** A message with that id went from the account to the peer, or the other way. */
    void add(Jid account, Jid peer, String id) {
        if (!id.isEmpty()) {
            long key = key(account, peer, id);
            table.lazySet(place(key), key);
        }
    }

    /** Whether a message with that id was copied. */
    boolean contains(Jid account, Jid peer, String id) {
        long key = key(account, peer, id);
        return !id.isEmpty() && table.get(place(key)) == key;
    }

    private static int place(long key) {
        return (int) (key >>> 32) & (SIZE - 1);
    }

    private static long key(Jid account, Jid peer, String id) {
        long addresses = ((long) account.bare().hashCode() << 32) | (peer.bare().hashCode() & 0xFFFFFFFFL);
        long mixed = (addresses ^ ((long) id.hashCode() * 0x9E3779B97F4A7C15L)) * 0xBF58476D1CE4E5B9L;
        return (mixed ^ (mixed >>> 31)) | 1; // never the empty place's 0
    }
}

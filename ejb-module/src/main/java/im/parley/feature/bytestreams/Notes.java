package im.parley.feature.bytestreams;

import im.parley.store.bytestream.Bytestream;
import im.parley.store.bytestream.BytestreamStore;
import im.parley.wire.addr.Jid;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is on its way to the store. When the database fails it waits here, added up by account and month, and goes there as
 * soon as that works again; so a failure costs nobody's use, unless it lasts for more accounts than there is room for.
 */
final class Notes {
    /** Accounts, and bytestreams that have ended. */
    static final int MOST = 10_000;

    private static final System.Logger LOG = System.getLogger("im.parley");

    private record Key(YearMonth month, Jid account) {}

    private static final class Sum {
        private long bytes;
        private long transfers;
    }

    private final BytestreamStore store;
    private final String instance;
    private final Map<Key, Sum> used = new LinkedHashMap<>();
    private final Deque<Bytestream> ended = new ArrayDeque<>();
    private final LongAdder failures = new LongAdder();
    private boolean failing;

    Notes(BytestreamStore store, String instance) {
        this.store = store;
        this.instance = instance;
    }

    /** An account has used that many bytes more, and so many of its bytestreams have ended. */
    synchronized void add(YearMonth month, Jid account, long bytes, long transfers) {
        Key key = new Key(month, account);
        Sum known = used.get(key);
        if (known == null && (used.size() >= MOST || (bytes == 0 && transfers == 0))) {
            return;
        }
        Sum sum = known == null ? new Sum() : known;
        sum.bytes += bytes;
        sum.transfers += transfers;
        used.put(key, sum);
    }

    /** A bytestream has ended. When there are too many the oldest are forgotten. */
    synchronized void add(Bytestream bytestream) {
        ended.add(bytestream);
        if (ended.size() > MOST) {
            ended.remove();
        }
    }

    /**
     * Stores what waits. Whoever reads use from the store does this first.
     *
     * @throws im.parley.store.StoreException when the database fails; what is left goes on waiting
     */
    synchronized void settle() {
        if (used.isEmpty() && ended.isEmpty()) {
            return;
        }
        Iterator<Map.Entry<Key, Sum>> sums = used.entrySet().iterator();
        while (sums.hasNext()) {
            Map.Entry<Key, Sum> next = sums.next();
            Key key = next.getKey();
            store.add(key.month(), instance, key.account(), next.getValue().bytes, next.getValue().transfers);
            sums.remove();
        }
        while (!ended.isEmpty()) {
            store.keep(ended.element());
            ended.remove();
        }
    }

    /** How many accounts and bytestreams wait. */
    synchronized int waiting() {
        return used.size() + ended.size();
    }

    /** The database failed: that is said once. */
    synchronized void failed(RuntimeException why) {
        failures.increment();
        if (!failing) {
            failing = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The database of the SOCKS5 proxy fails: {0}. Bytestreams that run go on, and what they use is stored"
                            + " later; where there are limits no other one begins until then",
                    cause(why));
        }
    }

    private static String cause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? thrown.toString() : cause(cause);
    }

    /** It works. */
    synchronized void worked() {
        if (failing) {
            failing = false;
            LOG.log(System.Logger.Level.INFO, "The database of the SOCKS5 proxy works again");
        }
    }

    /** How often the database has failed. */
    long failures() {
        return failures.sum();
    }
}

package im.parley.feature.bytestreams;

import im.parley.server.spi.Lane;
import im.parley.server.spi.Options;
import im.parley.server.spi.RunningBytestreams;
import im.parley.server.spi.option.Socks5Options;
import im.parley.store.bytestream.Bytestream;
import im.parley.store.bytestream.BytestreamStore;
import im.parley.store.bytestream.Limits;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who has relayed how much this month. A counter is in memory while a bytestream counts on it, and starts with what the
 * store has; what was used goes to the store about once a second and at the end, on a lane, so that nobody who relays
 * waits for a database.
 */
@Singleton
final class Ledger implements RunningBytestreams {
    private static final System.Logger LOG = System.getLogger(Ledger.class.getName());
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final int MONTHS_KEPT = 24;

    /** @param name the account, the domain, the instance; or empty for all */
    private record Key(YearMonth month, int level, String name) {}

    private final BytestreamStore store;
    private final Clock clock;
    private final Socks5Options options;
    private final SecureRandom random = new SecureRandom();
    private final Notes notes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Counter> counters = new HashMap<>();
    /** With the time when it was stored last. */
    private final Map<Transfer, Instant> running = new ConcurrentHashMap<>();

    private final Set<Transfer> queued = ConcurrentHashMap.newKeySet();
    private final LongAdder completed = new LongAdder();
    private final LongAdder completedBytes = new LongAdder();
    private volatile @Nullable Lane lane;

    @Inject
    Ledger(BytestreamStore store, Options options, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.options = options.of(Socks5Options.class);
        this.notes = new Notes(store, this.options.presence().instance());
    }

    /** The lane for the store. */
    void open(Lane own) {
        lane = own;
    }

    Instant now() {
        return clock.instant();
    }

    /** The calendar month in UTC. */
    YearMonth month() {
        return YearMonth.now(clock);
    }

    long quantum() {
        return options.limitOptions().quantum();
    }

    /** What holds for an account now. */
    Terms terms(Jid account) {
        return options.limited()
                ? Terms.of(
                        store.limits(account).orElse(Limits.INHERITED),
                        store.limits(account.domainJid()).orElse(Limits.INHERITED),
                        options.limitOptions())
                : Terms.UNLIMITED;
    }

    /** Whether somebody is not even to be sent anything. */
    boolean forbids(Jid target) {
        return options.limited() && terms(target.bare()).forbid();
    }

    /** Whether an account has nothing left this month. */
    boolean isSpent(Jid account, Terms terms) {
        Sheet sheet = open(month(), account);
        try {
            return sheet.isSpent(terms);
        } finally {
            close(sheet);
        }
    }

    /** Begins to count; must be {@link #cancel cancelled} if nothing becomes of it. */
    Transfer begin(Jid requester, Jid target, Terms terms) {
        Jid account = requester.bare();
        if (options.keeps()) {
            later(() -> attempt(() -> store.meet(account)));
        }
        Transfer transfer = new Transfer(requester, target, terms, open(month(), account), this);
        running.put(transfer, now());
        return transfer;
    }

    void cancel(Transfer transfer) {
        running.remove(transfer);
        close(transfer.sheet());
    }

    private Sheet open(YearMonth month, Jid account) {
        if (!options.limited()) {
            return new Sheet(month, List.of());
        }
        String instance = options.presence().instance();
        Jid domain = account.domainJid();
        notes.settle(); // or the sums would not be complete
        lock.lock();
        try {
            return new Sheet(
                    month,
                    List.of(
                            counter(new Key(month, 0, account.toString()), () -> store.used(month, account)),
                            counter(new Key(month, 1, domain.toString()), () -> store.used(month, domain)),
                            counter(new Key(month, 2, instance), () -> store.usedBy(month, instance)),
                            counter(new Key(month, 3, ""), () -> store.usedByAll(month))));
        } finally {
            lock.unlock();
        }
    }

    private Counter counter(Key key, Supplier<Long> stored) {
        Counter known = counters.get(key);
        Counter counter = known == null ? new Counter(stored.get()) : known;
        counters.putIfAbsent(key, counter);
        counter.holders++;
        return counter;
    }

    private void close(Sheet sheet) {
        lock.lock();
        try {
            sheet.counters().forEach(counter -> counter.holders--);
            counters.values().removeIf(counter -> counter.holders == 0);
        } finally {
            lock.unlock();
        }
    }

    private void later(Runnable work) {
        Lane own = lane;
        if (own != null) {
            own.later(() -> {
                work.run();
                return List.of();
            });
        }
    }

    /** Stores what a bytestream has used, if that was not done just now. */
    void noteSoon(Transfer transfer) {
        Instant before = running.get(transfer);
        if (before != null && before.plus(PACE).isBefore(now()) && queued.add(transfer)) {
            later(() -> note(transfer));
        }
    }

    /** Stores it, and hears of changed limits. */
    private void note(Transfer transfer) {
        queued.remove(transfer);
        running.computeIfPresent(transfer, (key, before) -> now());
        write(transfer, 0);
        attempt(() -> {
            notes.settle();
            transfer.terms(terms(transfer.account()));
        });
    }

    private void write(Transfer transfer, long ended) {
        long bytes = transfer.takeUnstored();
        if (options.keeps()) {
            notes.add(transfer.sheet().month(), transfer.account(), bytes, ended);
        }
    }

    /** Whether it worked. What waits for the database meanwhile is bounded, and who has limits does not begin. */
    private boolean attempt(Runnable work) {
        try {
            work.run();
            notes.worked();
            return true;
        } catch (RuntimeException failed) {
            notes.failed(failed);
            return false;
        }
    }

    /** Another month has begun. Where its use cannot be read a bytestream ends, as none could begin. */
    void turn(Transfer transfer, LongConsumer leave) {
        later(() -> {
            write(transfer, 0);
            boolean turned = attempt(() -> close(transfer.turn(open(month(), transfer.account()))));
            leave.accept(turned ? transfer.grant() : 0);
        });
    }

    /** A bytestream has ended. */
    void finish(Transfer transfer) {
        completed.increment();
        completedBytes.add(transfer.relayed());
        later(() -> {
            write(transfer, 1);
            if (options.keeps()) {
                notes.add(bytestream(transfer));
            }
            attempt(notes::settle);
            cancel(transfer);
        });
    }

    private Bytestream bytestream(Transfer transfer) {
        Instant end = now();
        return new Bytestream(
                "%012x%08x".formatted(end.toEpochMilli(), random.nextInt()),
                transfer.requester(),
                transfer.target(),
                options.presence().instance(),
                transfer.started(),
                end,
                transfer.relayed());
    }

    /** Stores what could not be stored before. */
    void settle() {
        if (notes.waiting() > 0) {
            later(() -> attempt(notes::settle));
        }
    }

    /** How often the database has failed. */
    long failures() {
        return notes.failures();
    }

    /** Removes what is older than it is kept. */
    void expire() {
        if (!options.keeps()) {
            return;
        }
        int gone = store.expire(now().minus(options.bounds().kept()), month().minusMonths(MONTHS_KEPT));
        LOG.log(System.Logger.Level.DEBUG, "{0} rows of the proxy have expired", gone);
    }

    @Override
    public List<Running> running() {
        return running.keySet().stream()
                .map(Transfer::running)
                .sorted(Comparator.comparing(Running::started))
                .toList();
    }

    /** How many bytestreams have ended since the start. */
    long completed() {
        return completed.sum();
    }

    /** The mean size of these. */
    double meanBytes() {
        long count = completed.sum();
        return count == 0 ? 0 : (double) completedBytes.sum() / count;
    }

    /** How many counters are in memory. */
    int counters() {
        lock.lock();
        try {
            return counters.size();
        } finally {
            lock.unlock();
        }
    }
}

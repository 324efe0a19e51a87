package im.parley.store.batch;

import im.parley.store.StoreException;
import im.parley.store.jpa.Failures;
import im.parley.store.jpa.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes what many threads submit, in one transaction for all that came meanwhile. A submitter waits until what it
 * submitted is committed.
 *
 * <p>There is no thread for this: the first submitter leads, that is, it commits for all who wait, and then passes the
 * lead to the next one who still waits. So batches grow with the load, and a lonely submitter waits for nobody. Under
 * load, at more than some hundred transactions in a second, a leader begins no sooner than {@link #PACE} after the
 * former transaction began, so that commits do not cost more than what is in them; unless nobody comes meanwhile.
 *
 * <p>When a batch fails because of what is in it, each is written in a transaction of its own, and the bad one fails
 * alone. When it fails because of the database, all of the batch fail, and whoever submits next tries again.
 */
@Singleton
public final class GroupCommit {
    private static final int LARGEST_BATCH = 256;
    private static final int LARGEST_QUEUE = 8192;
    private static final Duration PACE = Duration.ofMillis(2);
    private static final long LONGEST_INTERVAL = Duration.ofMillis(100).toNanos();
    /** For how many batches a leader does not wait again after it has waited in vain. */
    private static final int HURRY = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final long paceNanos;
    private final long patienceNanos;
    /** Back-pressure: who finds no room waits for it. */
    private final Semaphore room;

    private final LongAdder transactionsRun = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Entry<?, ?>> waiting = new ArrayDeque<>();
    private boolean led;
    /** The leader's alone. */
    private long began;

    private long usualInterval = LONGEST_INTERVAL;
    private boolean paced;
    private int hurrying;

    /** Group commit of those transactions. */
    @Inject
    public GroupCommit(Transactions transactions) {
        this(transactions, LARGEST_QUEUE, PACE, PATIENCE);
    }

    GroupCommit(Transactions transactions, int largestQueue, Duration pace, Duration patience) {
        this.transactions = transactions;
        this.room = new Semaphore(largestQueue);
        this.paceNanos = pace.toNanos();
        this.patienceNanos = patience.toNanos();
        this.began = System.nanoTime() - paceNanos;
    }

    /**
     * Writes it; on return it is committed. In a transaction of the calling thread it becomes a part of that.
     *
     * @throws StoreException when the database fails or is too slow; then it was not written
     */
    public <T, R> R write(Rows<T, R> rows, T row) {
        if (transactions.active()) {
            return transactions.in(entities -> rows.write(entities, List.of(row)).getFirst());
        }
        boolean interrupted = Thread.interrupted(); // what was begun is ended; the caller learns of it afterwards
        try {
            return submit(new Entry<>(rows, row));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How many wait to be written now. */
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** What this has done so far. */
    public Work work() {
        return new Work(transactionsRun.sum(), written.sum(), failures.sum(), Duration.ofNanos(nanos.sum()));
    }

    private <T, R> R submit(Entry<T, R> entry) {
        long deadline = System.nanoTime() + patienceNanos;
        if (!room.tryAcquire()) {
            awaitRoom(deadline);
        }
        try {
            if (enqueue(entry) || !await(entry, deadline)) {
                lead(entry);
            }
            return entry.get();
        } finally {
            room.release();
        }
    }

    private void awaitRoom(long deadline) {
        // Polling: a semaphore's timed wait ends when interrupted, and here the wait must not.
        while (!room.tryAcquire()) {
            if (System.nanoTime() - deadline >= 0) {
                throw tooSlow();
            }
            LockSupport.parkNanos(paceNanos + 100_000);
        }
    }

    /** Whether the submitter leads. */
    private boolean enqueue(Entry<?, ?> entry) {
        lock.lock();
        try {
            waiting.add(entry);
            boolean first = !led;
            led = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is written; false when the submitter is to lead before that. */
    private boolean await(Entry<?, ?> entry, long deadline) {
        while (!entry.isDone()) {
            if (entry.isLeading()) {
                return false;
            }
            long left = deadline - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(this, left);
            } else if (giveUp(entry)) {
                throw tooSlow();
            } else {
                LockSupport.park(this); // a leader has it, or this is to lead
            }
            Thread.interrupted(); // or the next wait would end at once
        }
        return true;
    }

    private boolean giveUp(Entry<?, ?> entry) {
        lock.lock();
        try {
            return !entry.isLeading() && waiting.remove(entry);
        } finally {
            lock.unlock();
        }
    }

    private static StoreException tooSlow() {
        return new StoreException("The database is too slow: too much waits to be written");
    }

    /** Commits a batch with this entry at its head, then passes the lead on. */
    private void lead(Entry<?, ?> own) {
        try {
            keepPace();
            while (!own.isDone()) {
                commit(take());
            }
        } finally {
            passOn();
        }
    }

    private void keepPace() {
        long interval = System.nanoTime() - began;
        usualInterval = (7 * usualInterval + Math.min(interval, LONGEST_INTERVAL)) / 8;
        paced = interval < paceNanos && usualInterval < 2 * paceNanos && hurrying-- <= 0;
        if (paced) {
            LockSupport.parkNanos(this, paceNanos - interval);
        }
        began = System.nanoTime();
    }

    private List<Entry<?, ?>> take() {
        lock.lock();
        try {
            List<Entry<?, ?>> batch = new ArrayList<>(Math.min(waiting.size(), LARGEST_BATCH));
            while (batch.size() < LARGEST_BATCH && !waiting.isEmpty()) {
                batch.add(waiting.poll());
            }
            if (paced) {
                hurrying = batch.size() == 1 ? HURRY : 0;
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void passOn() {
        lock.lock();
        try {
            Entry<?, ?> next = waiting.peek();
            if (next == null) {
                led = false;
            } else {
                next.lead();
            }
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<Entry<?, ?>> batch) {
        try {
            write(batch);
            batch.forEach(Entry::complete);
        } catch (RuntimeException failure) {
            if (batch.size() > 1 && Failures.isOfTheData(failure)) {
                oneByOne(batch);
            } else {
                batch.forEach(entry -> entry.fail(failure));
            }
        } catch (Error failure) {
            batch.forEach(entry -> entry.fail(new StoreException("The batch could not be written", failure)));
            throw failure;
        }
    }

    private void oneByOne(List<Entry<?, ?>> batch) {
        for (int i = 0; i < batch.size(); i++) {
            try {
                write(List.of(batch.get(i)));
                batch.get(i).complete();
            } catch (RuntimeException failure) {
                batch.get(i).fail(failure);
                if (!Failures.isOfTheData(failure)) {
                    batch.subList(i + 1, batch.size()).forEach(entry -> entry.fail(failure));
                    return;
                }
            }
        }
    }

    private void write(List<Entry<?, ?>> batch) {
        long started = System.nanoTime();
        boolean committed = false;
        try {
            transact(batch);
            committed = true;
        } finally {
            transactionsRun.increment();
            nanos.add(System.nanoTime() - started);
            (committed ? written : failures).add(committed ? batch.size() : 1);
        }
    }

    private void transact(List<Entry<?, ?>> batch) {
        transactions.in(entities -> {
            if (batch.size() == 1) {
                writeKind(entities, batch.getFirst().rows(), batch);
                return true;
            }
            IdentityHashMap<Rows<?, ?>, List<Entry<?, ?>>> kinds = new IdentityHashMap<>();
            batch.forEach(entry -> kinds.computeIfAbsent(entry.rows(), kind -> new ArrayList<>())
                    .add(entry));
            kinds.forEach((kind, entries) -> writeKind(entities, kind, entries));
            return true;
        });
    }

    @SuppressWarnings("unchecked") // the entries are those of that kind
    private static <T, R> void writeKind(EntityManager entities, Rows<T, R> kind, List<Entry<?, ?>> entries) {
        List<R> results = kind.write(entities, entries.stream().map(entry -> (T) entry.row()).toList());
        for (int i = 0; i < results.size(); i++) {
            ((Entry<T, R>) entries.get(i)).written(results.get(i));
        }
    }
}

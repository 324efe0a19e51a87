package im.parley.store.batch;

import im.parley.store.StoreConflict;
import im.parley.store.StoreException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Something to be written, and the thread that waits for it. */
final class Entry<T, R> {
    private final Rows<T, R> rows;
    private final T row;
    private final Thread submitter = Thread.currentThread();
    private @Nullable R result;
    private @Nullable RuntimeException failure;
    /** Written last, read first: it publishes the result. */
    private volatile boolean done;
    private volatile boolean leading;

    Entry(Rows<T, R> rows, T row) {
        this.rows = rows;
        this.row = row;
    }

    Rows<T, R> rows() {
        return rows;
    }

    T row() {
        return row;
    }

    /** Told inside the transaction; the submitter hears of it once that is committed. */
    void written(R newResult) {
        result = newResult;
    }

    void complete() {
        done = true;
        LockSupport.unpark(submitter);
    }

    void fail(RuntimeException why) {
        failure = why;
        complete();
    }

    boolean isDone() {
        return done;
    }

    /** Makes the submitter the one who commits. */
    void lead() {
        leading = true;
        LockSupport.unpark(submitter);
    }

    boolean isLeading() {
        return leading;
    }

    /** What came of it. Each submitter gets an exception of its own, with its own stack. */
    @SuppressWarnings("NullAway") // a result was written before it was done, and may be null if that is what R is
    R get() {
        RuntimeException why = failure;
        if (why == null) {
            return result;
        }
        throw switch (why) {
            case StoreConflict conflict -> new StoreConflict(String.valueOf(conflict.getMessage()), conflict);
            case StoreException broken -> new StoreException(String.valueOf(broken.getMessage()), broken);
            default -> why;
        };
    }
}

package im.parley.store;

import java.util.function.Supplier;

/** Lets several calls of stores succeed or fail together. A single call of a store needs none. */
public interface UnitOfWork {
    /**
     * Runs the work in one transaction: committed when it returns, rolled back when it throws. The work must not
     * wait for the network. Inside another unit of work it becomes part of that.
     *
     * @throws StoreException when the database fails
     */
    <T> T call(Supplier<T> work);

    /** As {@link #call}, without a result. */
    default void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }
}

package im.parley.store.jpa;

import im.parley.store.UnitOfWork;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where the stores get their entity manager from: always inside a transaction. */
@Singleton
public class Transactions implements UnitOfWork {
    private final Boundary boundary;

    /** Transactions within that boundary. */
    @Inject
    public Transactions(Boundary boundary) {
        this.boundary = boundary;
    }

    /**
     * Runs the work in the transaction of this thread, or else in one of its own: committed when the work returns,
     * rolled back when it throws. Work with a transaction of its own runs again when it collided with another.
     *
     * @throws im.parley.store.StoreException when the database fails
     */
    public <T> T in(Function<EntityManager, T> work) {
        return boundary.active() ? joined(work) : Failures.repeat(() -> own(work, true));
    }

    /**
     * As {@link #in} for work that only reads, and so need not wait until the database has written anything.
     *
     * @throws im.parley.store.StoreException when the database fails
     */
    public <T> T reading(Function<EntityManager, T> work) {
        return boundary.active() ? joined(work) : Failures.repeat(() -> own(work, false));
    }

    /** Whether this thread has a transaction. */
    public boolean active() {
        return boundary.active();
    }

    /** Runs the action when the transaction of this thread has ended, whether it was committed or not. */
    public void afterCompletion(Runnable action) {
        boundary.afterCompletion(action);
    }

    @Override
    public <T> T call(Supplier<T> work) {
        return in(entities -> work.get());
    }

    private <T> T joined(Function<EntityManager, T> work) {
        try {
            return work.apply(boundary.entities());
        } catch (RuntimeException | Error e) {
            boundary.markForRollback();
            throw thrown(e);
        }
    }

    private <T> T own(Function<EntityManager, T> work, boolean writes) {
        try {
            boundary.begin();
            T result = work.apply(boundary.entities());
            // Here a collision still comes as what it is, not wrapped by the transaction manager.
            boundary.entities().flush();
            boundary.commit();
            if (writes) {
                boundary.settle();
            }
            return result;
        } catch (RuntimeException | Error e) {
            rollback(e);
            throw thrown(e);
        }
    }

    private void rollback(Throwable cause) {
        try {
            if (boundary.active()) {
                boundary.rollback();
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private static RuntimeException thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return Failures.translate((RuntimeException) failure);
    }
}

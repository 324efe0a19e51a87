package im.parley.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Transactions without an application server. */
public final class LocalBoundary implements Boundary {
    private final EntityManagerFactory factory;
    private final Checkpoint checkpoint;
    @SuppressWarnings("ThreadLocalUsage") // of this factory: a thread may have transactions in several databases
    private final ThreadLocal<@Nullable Current> current = new ThreadLocal<>();

    /** Transactions of that factory in the database with those checkpoints. */
    public LocalBoundary(EntityManagerFactory factory, Checkpoint checkpoint) {
        this.factory = factory;
        this.checkpoint = checkpoint;
    }

    @Override
    public boolean active() {
        return current.get() != null;
    }

    @Override
    public void begin() {
        var begun = new Current(factory.createEntityManager(), new ArrayList<>());
        begun.entities.getTransaction().begin();
        current.set(begun);
    }

    @Override
    public EntityManager entities() {
        return current().entities;
    }

    @Override
    public void commit() {
        try {
            current().entities.getTransaction().commit();
        } finally {
            end();
        }
    }

    @Override
    public void settle() {
        checkpoint.await();
    }

    @Override
    public void rollback() {
        try {
            current().entities.getTransaction().rollback();
        } finally {
            end();
        }
    }

    @Override
    public void markForRollback() {
        current().entities.getTransaction().setRollbackOnly();
    }

    @Override
    public void afterCompletion(Runnable action) {
        current().actions.add(action);
    }

    private void end() {
        Current ended = current();
        current.remove();
        ended.entities.close();
        ended.actions.forEach(Runnable::run);
    }

    private Current current() {
        Current now = current.get();
        if (now == null) {
            throw new IllegalStateException("this thread has no transaction");
        }
        return now;
    }

    private record Current(EntityManager entities, List<Runnable> actions) {}
}

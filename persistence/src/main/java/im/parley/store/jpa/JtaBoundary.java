package im.parley.store.jpa;

import im.parley.store.StoreException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The transactions of the application server. Needs no {@code java:comp}, so it works on virtual threads too. */
@Singleton
class JtaBoundary implements Boundary {
    @PersistenceContext(unitName = "parley")
    private @Nullable EntityManager entities;

    @Resource(lookup = "java:jboss/TransactionManager")
    private @Nullable TransactionManager manager;

    @Resource(lookup = "java:jboss/datasources/ParleyDS")
    private @Nullable DataSource source;

    private @Nullable Checkpoint checkpoint;

    @PostConstruct
    void prepare() {
        checkpoint = new Checkpoint(Objects.requireNonNull(source, "injected"));
    }

    @PreDestroy
    void end() {
        Objects.requireNonNull(checkpoint, "made").close();
    }

    @Override
    public boolean active() {
        try {
            return manager().getStatus() != Status.STATUS_NO_TRANSACTION;
        } catch (SystemException e) {
            throw broken(e);
        }
    }

    @Override
    public void begin() {
        try {
            manager().begin();
        } catch (NotSupportedException | SystemException e) {
            throw broken(e);
        }
    }

    @Override
    public EntityManager entities() {
        return Objects.requireNonNull(entities, "injected");
    }

    @Override
    public void commit() {
        try {
            manager().commit();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException | SystemException e) {
            // What the caller gets is decided by the cause: it may have been a collision.
            throw new PersistenceException("The transaction could not be committed", e);
        }
    }

    @Override
    public void settle() {
        Objects.requireNonNull(checkpoint, "made").await();
    }

    @Override
    public void rollback() {
        try {
            manager().rollback();
        } catch (SystemException e) {
            throw broken(e);
        }
    }

    @Override
    public void markForRollback() {
        try {
            manager().setRollbackOnly();
        } catch (SystemException e) {
            throw broken(e);
        }
    }

    @Override
    public void afterCompletion(Runnable action) {
        try {
            manager().getTransaction().registerSynchronization(new AtTheEnd(action));
        } catch (RollbackException | SystemException e) {
            throw broken(e);
        }
    }

    private TransactionManager manager() {
        return Objects.requireNonNull(manager, "injected");
    }

    private static StoreException broken(Exception cause) {
        return new StoreException("The transaction manager failed", cause);
    }

    private record AtTheEnd(Runnable action) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // Only the end matters.
        }

        @Override
        public void afterCompletion(int status) {
            action.run();
        }
    }
}

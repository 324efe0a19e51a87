package im.parley.store.jpa;

import jakarta.persistence.EntityManager;

/** Begins and ends the transaction of the calling thread: JTA in the server, resource-local transactions in tests. */
public interface Boundary {
    /** Whether this thread has a transaction. */
    boolean active();

    /** Begins the transaction of this thread. */
    void begin();

    /** The entity manager of the transaction. */
    EntityManager entities();

    /** Ends the transaction; rolls back and throws when it cannot be committed. */
    void commit();

    /** Ends the transaction without effect. */
    void rollback();

    /** Leaves the transaction only one way to end. */
    void markForRollback();

    /**
     * Returns when all that was committed before survives the end of the process.
     *
     * @throws im.parley.store.StoreException when the database fails
     */
    void settle();

    /** Runs the action when the transaction has ended, either way. */
    void afterCompletion(Runnable action);
}

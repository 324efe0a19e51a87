package im.parley.store.batch;

import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * How one kind of thing is written, many at a time. Compared by identity: make each once.
 *
 * @param <T> what is written
 * @param <R> what its writer gets to know
 */
@FunctionalInterface
public interface Rows<T, R> {
    /**
     * Writes all of them within the transaction of the entity manager. May be called again with the same or with some
     * of them when the transaction did not succeed, so it must have no effect outside the database.
     *
     * @return for each of them, in their order, what came of it
     */
    List<R> write(EntityManager entities, List<T> all);
}

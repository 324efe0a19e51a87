package im.parley.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;

/** Plain JDBC within the transaction of an entity manager, for what is written or read in such numbers that it pays. */
public final class Jdbc {
    private Jdbc() {}

    /** Work with the connection of the transaction, which it must not close. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does the work. */
        T with(Connection connection) throws SQLException;
    }

    /** Does the work; what fails is translated where the transaction ends. */
    public static <T> T call(EntityManager entities, Work<T> work) {
        try {
            return work.with(entities.unwrap(Connection.class));
        } catch (SQLException e) {
            throw new PersistenceException(e.getMessage(), e);
        }
    }
}

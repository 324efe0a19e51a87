package im.parley.store.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A node's turn to migrate a database that others may want to migrate, too. Flyway makes its table of versions before it
 * locks it, so nodes that start together on a new database would meet there.
 */
final class Turn implements AutoCloseable {
    private final Dialect dialect;
    private final Connection connection;

    private Turn(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    /** Waits until it is this node's turn. */
    static Turn take(DataSource database, Dialect dialect) throws SQLException {
        Turn turn = new Turn(dialect, database.getConnection());
        try {
            turn.execute(dialect.lock());
            return turn;
        } catch (SQLException e) {
            turn.connection.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            execute(dialect.unlock());
        }
    }

    private void execute(String sql) throws SQLException {
        if (sql.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

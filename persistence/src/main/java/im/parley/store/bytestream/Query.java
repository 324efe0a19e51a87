package im.parley.store.bytestream;

import im.parley.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Single statements on a data source, each of which is all that it does. */
final class Query {
    private final DataSource source;

    Query(DataSource source) {
        this.source = source;
    }

    /** Makes something of the present row. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** How many rows it changed. */
    int change(String sql, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    /** Adds a row; false when there is one with its key. */
    boolean insert(String sql, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
            return true;
        } catch (SQLException failed) {
            if (isDuplicate(failed)) {
                return false;
            }
            throw failure(failed);
        }
    }

    private static boolean isDuplicate(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLIntegrityConstraintViolationException || (state != null && state.startsWith("23"));
    }

    <T> List<T> list(int max, Row<T> make, String sql, Object... values) {
        List<T> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            statement.setMaxRows(max);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(make.of(rows));
                }
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
        return found;
    }

    /** A sum, which is 0 over nothing. */
    long sum(String sql, Object... values) {
        return list(1, row -> row.getLong(1), sql, values).getFirst();
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static StoreException failure(SQLException failed) {
        return new StoreException("The database of the proxy failed (SQL state " + failed.getSQLState() + ')', failed);
    }
}

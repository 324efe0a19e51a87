package im.parley.store.pubsub;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Statements with their parameters in one line. */
final class Statements {
    private Statements() {}

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All rows. */
    static <T> List<T> all(Connection connection, String sql, Row<T> reader, Object... parameters)
            throws SQLException {
        return some(connection, sql, 0, reader, parameters);
    }

    /** At most so many rows. */
    static <T> List<T> some(Connection connection, String sql, int max, Row<T> reader, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setMaxRows(max);
            fill(statement, parameters);
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        }
    }

    /** The number in the only row. */
    static int number(Connection connection, String sql, Object... parameters) throws SQLException {
        return all(connection, sql, row -> row.getInt(1), parameters).getFirst();
    }

    /** Changes rows; returns how many. */
    static int change(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** Does the same for several lists of parameters. */
    static void batch(Connection connection, String sql, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                fill(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void fill(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                default -> statement.setString(i + 1, parameters[i].toString());
            }
        }
    }

    /** Question marks for a list of so many values, in brackets. */
    static String marks(int count) {
        return '(' + String.join(", ", Collections.nCopies(count, "?")) + ')';
    }
}

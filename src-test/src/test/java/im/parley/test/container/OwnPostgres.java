package im.parley.test.container;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A PostgreSQL of a test's own, with an empty database for a server that is its owner. */
public final class OwnPostgres implements AutoCloseable {
    private static final String USER = "parley";
    private static final String DATABASE = "chat";
    private static final String PASSWORD = "secret";

    private final EmbeddedPostgres postgres;

    private OwnPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts it. */
    public static OwnPostgres start() {
        try {
            OwnPostgres started = new OwnPostgres(EmbeddedPostgres.start());
            try (Connection connection = started.postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + USER);
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an administrator sets to have the server use it, and nothing else. */
    public Map<String, String> environment() {
        return Map.of(
                "PARLEY_DB_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + '/' + DATABASE,
                "PARLEY_DB_USER", USER,
                "PARLEY_DB_PASSWORD", PASSWORD);
    }

    /** A look into the server's database. */
    public Connection connect() throws SQLException {
        return postgres.getDatabase(USER, DATABASE).getConnection();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package im.parley.store.migration;

import im.parley.store.StoreException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/**
 * A look at a database before it becomes the server's: can it be reached, is it fit, and what is in it. Leaves nothing
 * behind.
 */
public final class Inspection {
    /** The oldest PostgreSQL that its makers still mend. */
    private static final int OLDEST_POSTGRESQL = 14;

    private static final String PROBE = "parley_permission_probe";

    private final DataSource dataSource;
    private final List<Finding> findings = new ArrayList<>();

    /** What was looked at. */
    public enum Step {
        CONNECTION,
        VERSION,
        ENCODING,
        PERMISSIONS,
        SCHEMA,
        ACCOUNTS
    }

    /** How it looks. */
    public enum Grade {
        /** As it should be. */
        GREEN,
        /** It works, but somebody should know. */
        YELLOW,
        /** The server could not run with it. */
        RED
    }

    /**
     * @param text one sentence for the administrator; never a password
     */
    public record Finding(Step step, Grade grade, String text) {}

    private Inspection(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Everything that was found, in the order of the steps; what a red one makes impossible is left out. */
    public static List<Finding> of(DataSource dataSource) {
        Inspection inspection = new Inspection(dataSource);
        inspection.run();
        return List.copyOf(inspection.findings);
    }

    private void run() {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            found(Step.CONNECTION, Grade.GREEN, "Connected to " + about.getDatabaseProductName() + " as "
                    + about.getUserName() + ".");
            Dialect dialect = Dialect.of(about.getDatabaseProductName());
            version(about, dialect);
            encoding(connection, dialect);
            permissions(connection);
            if (findings.stream().noneMatch(finding -> finding.grade() == Grade.RED)) {
                schema(connection, dialect);
            }
        } catch (SQLException unreachable) {
            found(Step.CONNECTION, Grade.RED, explained(unreachable));
        } catch (StoreException unknown) {
            found(Step.VERSION, Grade.RED, String.valueOf(unknown.getMessage()));
        }
    }

    private void found(Step step, Grade grade, String text) {
        findings.add(new Finding(step, grade, text));
    }

    /** The states of SQL:2016 and PostgreSQL's appendix A. */
    private static String explained(SQLException failure) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        return switch (state) {
            case "28P01", "28000" -> "The database refuses this user or password.";
            case "3D000" -> "The server of the database is there, but it has no database of that name.";
            case "08001", "08004", "08006" ->
                "No server of a database answers there: " + firstLine(failure);
            default -> firstLine(failure);
        };
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("it failed");
    }

    private void version(DatabaseMetaData about, Dialect dialect) throws SQLException {
        String version = about.getDatabaseProductVersion();
        if (dialect == Dialect.POSTGRESQL && about.getDatabaseMajorVersion() < OLDEST_POSTGRESQL) {
            found(Step.VERSION, Grade.YELLOW, "PostgreSQL " + version + " is no longer maintained; use "
                    + OLDEST_POSTGRESQL + " or newer.");
        } else {
            found(Step.VERSION, Grade.GREEN, "Version " + version + ".");
        }
    }

    private void encoding(Connection connection, Dialect dialect) throws SQLException {
        if (dialect != Dialect.POSTGRESQL) {
            return;
        }
        String encoding = text(connection, "SHOW server_encoding");
        if (encoding.equals("UTF8")) {
            found(Step.ENCODING, Grade.GREEN, "The encoding is UTF8.");
        } else {
            found(Step.ENCODING, Grade.RED, "The encoding is " + encoding
                    + ", which cannot hold all names and messages; make the database with ENCODING 'UTF8'.");
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    private void permissions(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + PROBE + " (id INTEGER)");
            statement.execute("INSERT INTO " + PROBE + " VALUES (1)");
            statement.execute("DROP TABLE " + PROBE);
            found(Step.PERMISSIONS, Grade.GREEN, "This user may make and change tables.");
        } catch (SQLException forbidden) {
            found(Step.PERMISSIONS, Grade.RED, "This user may not make tables (" + firstLine(forbidden)
                    + "). Make it the owner of the database.");
        }
    }

    private void schema(Connection connection, Dialect dialect) throws SQLException {
        try {
            schema(connection, new Migrations(dataSource).state(dialect));
        } catch (StoreException | FlywayException unfit) {
            found(Step.SCHEMA, Grade.RED, String.valueOf(unfit.getMessage()));
        }
    }

    private void schema(Connection connection, Migrations.State state) throws SQLException {
        if (state.version().isEmpty()) {
            found(Step.SCHEMA, Grade.GREEN, "There are no tables of Parley yet; it makes them at its start.");
            return;
        }
        if (state.pending() == 0) {
            found(Step.SCHEMA, Grade.GREEN, "The tables of Parley are there, version " + state.version().get() + ".");
        } else {
            found(Step.SCHEMA, Grade.YELLOW, "The tables of Parley have version " + state.version().get()
                    + "; it brings them up to date at its start, after which an older Parley cannot use them. Make a backup.");
        }
        accounts(connection);
    }

    private void accounts(Connection connection) throws SQLException {
        String count = text(connection, "SELECT COUNT(*) FROM parley_user");
        if (count.equals("0")) {
            found(Step.ACCOUNTS, Grade.GREEN, "There are no accounts yet.");
        } else {
            found(Step.ACCOUNTS, Grade.YELLOW, "There are accounts in it already: " + count + ".");
        }
    }
}

package im.parley.store.migration;

import static im.parley.store.migration.Inspection.Grade.GREEN;
import static im.parley.store.migration.Inspection.Grade.RED;
import static im.parley.store.migration.Inspection.Grade.YELLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import im.parley.store.jpa.Database;
import im.parley.store.migration.Inspection.Finding;
import im.parley.store.migration.Inspection.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InspectionTest {
    @Nested
    class OnH2 implements Contract {
        @Override
        public DataSource empty() {
            return Database.emptyH2();
        }
    }

    @Nested
    class OnPostgreSql implements Contract {
        @Override
        public DataSource empty() {
            return Database.emptyPostgres();
        }

        /** Since PostgreSQL 15 nobody but the owner may make tables in the schema "public". */
        @Test
        void aUserWhoMayNotMakeTablesIsToldWhatToDo() throws SQLException {
            DataSource database = empty();
            execute(database, "DROP ROLE IF EXISTS guest");
            execute(database, "CREATE ROLE guest LOGIN PASSWORD 'guest-password'");

            List<Finding> findings = Inspection.of(as(database, "guest", "guest-password"));

            assertThat(findings.getLast().step()).isEqualTo(Step.PERMISSIONS);
            assertThat(findings.getLast().grade()).isEqualTo(RED);
            assertThat(findings.getLast().text()).contains("owner");
        }

        @Test
        void aDatabaseThatIsNotThereIsSaidToBeMissing() throws SQLException {
            DataSource database = empty();
            String elsewhere = url(database).replaceAll("/[^/?]+(\\?.*)?$", "/nowhere");

            assertThat(Inspection.of(new DriverSource(new org.postgresql.Driver(), elsewhere, user("postgres", "x"))))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.text()).contains("no database of that name"));
        }

        private static DataSource as(DataSource database, String user, String password) throws SQLException {
            return new DriverSource(new org.postgresql.Driver(), url(database), user(user, password));
        }

        private static String url(DataSource database) throws SQLException {
            try (Connection connection = database.getConnection()) {
                return connection.getMetaData().getURL().replaceAll("\\?.*", "");
            }
        }
    }

    @Test
    void aHostWithoutADatabaseIsRedAndTheReasonHasNoPassword() {
        var nobody = new DriverSource(
                new org.postgresql.Driver(), "jdbc:postgresql://127.0.0.1:1/chat", user("romeo", "wherefore"));

        assertThat(Inspection.of(nobody)).singleElement().satisfies(finding -> {
            assertThat(finding.grade()).isEqualTo(RED);
            assertThat(finding.text()).contains("No server of a database answers").doesNotContain("wherefore");
        });
    }

    private static Properties user(String name, String password) {
        var properties = new Properties();
        properties.setProperty("user", name);
        properties.setProperty("password", password);
        return properties;
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    interface Contract {
        DataSource empty();

        @Test
        default void anEmptyDatabaseIsGreenThroughout() {
            assertThat(Inspection.of(empty())).extracting(Finding::grade).containsOnly(GREEN);
        }

        @Test
        default void lookingTwiceFindsTheSame() {
            DataSource database = empty();

            assertThat(Inspection.of(database)).isEqualTo(Inspection.of(database));
        }

        @Test
        default void accountsThatAreThereAreYellow() throws SQLException {
            DataSource database = empty();
            new Migrations(database).run();
            execute(
                    database,
                    "INSERT INTO parley_user (local_part, domain_part, status, created)"
                            + " VALUES ('romeo', 'montague.example', 'ACTIVE', 0)");

            assertThat(Inspection.of(database))
                    .extracting(Finding::step, Finding::grade)
                    .contains(tuple(Step.SCHEMA, GREEN), tuple(Step.ACCOUNTS, YELLOW));
        }

        @Test
        default void aNewerSchemaIsRed() throws SQLException {
            DataSource database = empty();
            new Migrations(database).run();
            execute(
                    database,
                    "INSERT INTO \"parley_schema_history\" VALUES"
                            + " (1000, '999', 'of the future', 'SQL', 'V999__of_the_future.sql', 1, 'x', now(), 1, true)");

            assertThat(Inspection.of(database)).extracting(Finding::step, Finding::grade).contains(tuple(Step.SCHEMA, RED));
        }
    }
}

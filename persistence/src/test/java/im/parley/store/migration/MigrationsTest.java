package im.parley.store.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.store.Race;
import im.parley.store.StoreException;
import im.parley.store.jpa.Database;
import im.parley.store.migration.Migrations.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Nested
    class OnH2 implements Contract {
        @Override
        public DataSource empty() {
            return Database.emptyH2();
        }

        @Test
        void h2MayTidyUpItsFile() throws SQLException {
            DataSource database = empty();
            new Migrations(database).run();
            assertThat(setting(database, "WRITE_DELAY")).isPositive();
            assertThat(setting(database, "RETENTION_TIME")).isEqualTo(5000);
        }

        private static int setting(DataSource database, String name) throws SQLException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    var result = statement.executeQuery(
                            "SELECT setting_value FROM information_schema.settings WHERE setting_name = '" + name + "'")) {
                assertThat(result.next()).as(name).isTrue();
                return result.getInt(1);
            }
        }
    }

    @Nested
    class OnPostgreSql implements Contract {
        @Override
        public DataSource empty() {
            return Database.emptyPostgres();
        }

        @Test
        void nodesThatStartTogetherMigrateOnce() throws Exception {
            DataSource database = empty();
            List<Integer> executed =
                    Race.of(3, node -> new Migrations(database).run().executed());
            assertThat(executed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(Migrations.SCRIPTS.size());
        }
    }

    @Test
    void everyScriptThereIsIsNamed() throws Exception {
        var folder = Path.of(Migrations.class.getResource(Migrations.SCRIPTS.getFirst()).toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".sql")))
                    .containsExactlyInAnyOrderElementsOf(Migrations.SCRIPTS);
        }
    }

    @Test
    void aDatabaseThatIsNotSupportedIsNamed() {
        assertThatThrownBy(() -> Dialect.of("Paradox"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Paradox")
                .hasMessageContaining("PostgreSQL");
    }

    interface Contract {
        DataSource empty();

        @Test
        default void anEmptyDatabaseGetsAllScriptsAndThenNoneAgain() {
            DataSource database = empty();
            Outcome first = new Migrations(database).run();
            assertThat(first.executed()).isEqualTo(Migrations.SCRIPTS.size());
            assertThat(new Migrations(database).run()).isEqualTo(new Outcome(first.product(), first.version(), 0));
        }

        @Test
        default void tablesOfOthersDoNotMatter() throws SQLException {
            DataSource database = empty();
            execute(database, "CREATE TABLE somebody_else (id INTEGER)");
            assertThat(new Migrations(database).run().executed()).isEqualTo(Migrations.SCRIPTS.size());
        }

        @Test
        default void aNewerSchemaIsRefusedInPlainWords() throws SQLException {
            DataSource database = empty();
            new Migrations(database).run();
            execute(
                    database,
                    "INSERT INTO \"parley_schema_history\" VALUES"
                            + " (1000, '999', 'of the future', 'SQL', 'V999__of_the_future.sql', 1, 'x', now(), 1, true)");
            assertThatThrownBy(() -> new Migrations(database).run())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("version 999")
                    .hasMessageContaining("newer Parley");
        }

        @Test
        default void aScriptThatChangedAfterItRanIsRefused() throws SQLException {
            DataSource database = empty();
            new Migrations(database).run();
            execute(database, "UPDATE \"parley_schema_history\" SET \"checksum\" = 17 WHERE \"version\" = '1'");
            assertThatThrownBy(() -> new Migrations(database).run()).isInstanceOf(StoreException.class);
        }

        private static void execute(DataSource database, String sql) throws SQLException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}

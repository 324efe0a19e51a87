package im.parley.store.migration;

import im.parley.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to the schema of this version of the server, before the first use of any store and outside of any
 * transaction. Nodes that start at the same time may all do this.
 *
 * <p>The scripts are named one by one, as class path scanning finds nothing inside an EAR of WildFly. Once released, a
 * script never changes: what is to change comes in a further script.
 */
public final class Migrations {
    private static final String BYTESTREAMS = "V14__bytestreams.sql";

    static final List<String> SCRIPTS = List.of(
            "V1__users_rosters_offline_vhosts_settings.sql",
            "V2__archives.sql",
            "V3__login_tokens.sql",
            "V4__privacy_reports_last_activity.sql",
            "V5__push.sql",
            "V6__private_xml_vcards.sql",
            "V7__rooms.sql",
            "V8__shared_groups.sql",
            "V9__audit_vhost_settings.sql",
            "V10__web_access.sql",
            "V11__uploads.sql",
            "V12__pubsub.sql",
            "V13__components.sql",
            "V14__bytestreams.sql",
            "V15__archive_inbox.sql",
            "V16__token_passwords.sql",
            "V17__user_status.sql",
            "V18__component_delegations.sql",
            "V19__item_expiry.sql",
            "V25__moved_nodes.sql");

    private final DataSource dataSource;
    private final List<String> scripts;

    /** The migrations of that database. */
    public Migrations(DataSource dataSource) {
        this(dataSource, SCRIPTS);
    }

    private Migrations(DataSource dataSource, List<String> scripts) {
        this.dataSource = dataSource;
        this.scripts = scripts;
    }

    /** The migrations of a database that is for the SOCKS5 proxy alone. */
    public static Migrations ofBytestreams(DataSource dataSource) {
        return new Migrations(dataSource, List.of(BYTESTREAMS));
    }

    /**
     * Runs the migrations that the database has not seen.
     *
     * @throws StoreException when a script fails, when a script that ran has changed since, or when the database was
     *     made by a newer version of the server
     */
    public Outcome run() {
        String product = product();
        Dialect dialect = Dialect.of(product);
        keepSmall(dialect);
        try (Turn _ = Turn.take(dataSource, dialect)) {
            Flyway flyway = flyway(dialect);
            refuseNewer(flyway);
            MigrateResult result = flyway.migrate();
            String version = Optional.ofNullable(result.targetSchemaVersion).orElse(result.initialSchemaVersion);
            return new Outcome(product, version, result.migrationsExecuted);
        } catch (FlywayException | SQLException e) {
            throw new StoreException("The schema of the database could not be brought up to date", e);
        }
    }

    /**
     * What was done.
     *
     * @param product the name of the database
     * @param version the version of the schema now
     * @param executed how many scripts ran
     */
    public record Outcome(String product, String version, int executed) {}

    /**
     * What is in the database now; changes nothing.
     *
     * @throws StoreException when the database was made by a newer version of the server
     */
    State state(Dialect dialect) {
        Flyway flyway = flyway(dialect);
        refuseNewer(flyway);
        MigrationInfoService info = flyway.info();
        Optional<String> version = Optional.ofNullable(info.current())
                .map(MigrationInfo::getVersion)
                .map(MigrationVersion::getVersion);
        return new State(version, info.pending().length);
    }

    /**
     * What is in a database.
     *
     * @param version the version of the schema; empty when there is none
     * @param pending how many scripts it has not seen
     */
    record State(Optional<String> version, int pending) {}

    private Flyway flyway(Dialect dialect) {
        return new FluentConfiguration(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .table("parley_schema_history")
                // The database may hold tables of others, which is no reason to refuse it.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(dialect.placeholders())
                .locations(new String[0])
                .resourceProvider(new Scripts(scripts))
                .javaMigrationClassProvider(List::of)
                .load();
    }

    private static void refuseNewer(Flyway flyway) {
        Optional<MigrationVersion> newest = Arrays.stream(flyway.info().applied())
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS
                        || migration.getState() == MigrationState.FUTURE_FAILED)
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo);
        if (newest.isPresent()) {
            throw new StoreException("The schema of the database has version " + newest.get()
                    + ", made by a newer Parley; the newest script of this one is " + SCRIPTS.getLast()
                    + ". Start the newer Parley, or restore a backup from before the upgrade.");
        }
    }

    /**
     * H2 gives space back only while it may write later ({@link im.parley.store.jpa.Checkpoint} waits for it), and keeps
     * what it has replaced for 45 seconds, in which a busy server would fill gigabytes.
     */
    private void keepSmall(Dialect dialect) {
        if (dialect != Dialect.H2) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET WRITE_DELAY 500");
            statement.execute("SET RETENTION_TIME 5000");
        } catch (SQLException e) {
            throw new StoreException("H2 does not take its settings", e);
        }
    }

    private String product() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName();
        } catch (SQLException e) {
            throw new StoreException("The database cannot be reached: " + e.getMessage(), e);
        }
    }

    private record Scripts(List<String> names) implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return names.contains(name) ? new Script(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return names.stream()
                    .filter(name -> name.startsWith(prefix))
                    .filter(name -> Arrays.stream(suffixes).anyMatch(name::endsWith))
                    .map(name -> (LoadableResource) new Script(name))
                    .toList();
        }
    }
}

package im.parley.store.jpa;

import im.parley.store.migration.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A migrated database with its pool and its entity manager factory. */
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 16;

    private final JdbcConnectionPool pool;
    private final EntityManagerFactory factory;
    private final Checkpoint checkpoint;

    private Database(JdbcConnectionPool pool) {
        this.pool = pool;
        pool.setMaxConnections(CONNECTIONS);
        new Migrations(pool).run();
        this.checkpoint = new Checkpoint(pool);
        this.factory = Persistence.createEntityManagerFactory(
                "parley",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource", pool,
                        "jakarta.persistence.jtaDataSource", "",
                        "eclipselink.target-server", "None"));
    }

    /** The database at that address of H2. */
    public static Database h2(String url) {
        return new Database(JdbcConnectionPool.create(h2Source(url)));
    }

    /** One database in memory for all tests of this Java process. */
    public static Database h2() {
        return InMemory.DATABASE;
    }

    /** One real PostgreSQL for all tests of this Java process. */
    public static Database postgres() {
        return Server.DATABASE;
    }

    /** A new, empty database on that PostgreSQL, not migrated. */
    public static DataSource emptyPostgres() {
        try {
            String name = "parley_" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return JdbcConnectionPool.create(postgresSource(name));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new, empty database in memory, not migrated. */
    public static DataSource emptyH2() {
        return JdbcConnectionPool.create(h2Source("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
    }

    /** Its transactions. */
    public Transactions transactions() {
        return new Transactions(new LocalBoundary(factory, checkpoint));
    }

    /** Its connections. */
    public DataSource source() {
        return pool;
    }

    @Override
    public void close() {
        factory.close();
        checkpoint.close();
        pool.dispose();
    }

    private static ConnectionPoolDataSource h2Source(String url) {
        var source = new JdbcDataSource();
        source.setURL(url);
        source.setUser("sa");
        source.setPassword("sa");
        return source;
    }

    private static ConnectionPoolDataSource postgresSource(String name) {
        var source = new PGConnectionPoolDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {Server.POSTGRES.getPort()});
        source.setDatabaseName(name);
        source.setUser("postgres");
        return source;
    }

    private static final class InMemory {
        static final Database DATABASE =
                h2("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();
        static final Database DATABASE = new Database(JdbcConnectionPool.create(postgresSource("postgres")));

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package im.parley.server.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import im.parley.server.config.DataSourcesOptions;
import im.parley.store.StoreException;
import im.parley.store.migration.DriverSource;
import im.parley.store.migration.Migrations;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;
import javax.sql.DataSource;

/** A database of the configuration file besides the container's, for the proxy alone, with a pool of connections. */
final class OwnDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final String POSTGRESQL = "jdbc:postgresql:";
    /** Seconds. A database that does not answer must not keep those waiting who ask it, and whoever waits for them. */
    private static final Map<String, String> POSTGRESQL_LIMITS = Map.of("connectTimeout", "5", "socketTimeout", "20");

    private final HikariDataSource pool;

    private OwnDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * The database of that name, with its tables.
     *
     * @throws BootFailure when it is not to be had
     */
    static OwnDatabase of(String name, DataSourcesOptions options) {
        DataSourcesOptions.DataSourceOptions own = options.sources().get(name);
        if (own == null || own.uri().isEmpty()) {
            throw failure(name, "there is no 'dataSource { " + name + " () { uri = ... } }'", new IllegalStateException(name));
        }
        String url = own.uri().get();
        Driver driver = driver(name, url);
        try {
            // Which needs several connections, and may take its time.
            Migrations.ofBytestreams(new DriverSource(driver, url, new Properties())).run();
        } catch (StoreException unusable) {
            throw failure(name, String.valueOf(Objects.requireNonNullElse(unusable.getCause(), unusable).getMessage()), unusable);
        }
        return new OwnDatabase(pool(name, new DriverSource(driver, url, properties(url)), own.poolSize()));
    }

    private static HikariDataSource pool(String name, DataSource source, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(LOOK.toMillis());
        config.setInitializationFailTimeout(-1); // that it can be used is known
        return new HikariDataSource(config);
    }

    private static Properties properties(String url) {
        Properties properties = new Properties();
        if (url.startsWith(POSTGRESQL)) {
            properties.putAll(POSTGRESQL_LIMITS);
        }
        return properties;
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static Driver driver(String name, String url) {
        for (Driver driver : ServiceLoader.load(Driver.class, OwnDatabase.class.getClassLoader())) {
            try {
                if (driver.acceptsURL(url)) {
                    return driver;
                }
            } catch (SQLException malformed) {
                throw failure(name, String.valueOf(malformed.getMessage()), malformed);
            }
        }
        throw failure(name, "no driver understands its uri", new IllegalStateException(name));
    }

    private static BootFailure failure(String name, String why, Throwable cause) {
        return new BootFailure("dataSourceName '" + name + "' of 'socks5' cannot be used: " + why, cause);
    }
}

package im.parley.server.boot;

import im.parley.server.config.DataSourcesOptions;
import im.parley.store.StoreException;
import im.parley.store.migration.DriverSource;
import im.parley.store.migration.Migrations;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;
import javax.sql.DataSource;

/** A database of the configuration file besides the container's, for the proxy alone. */
final class OwnDatabase {
    private OwnDatabase() {}

    /**
     * The database of that name, with its tables.
     *
     * @throws BootFailure when it is not to be had
     */
    static DataSource of(String name, DataSourcesOptions options) {
        DataSourcesOptions.DataSourceOptions own = options.sources().get(name);
        if (own == null || own.uri().isEmpty()) {
            throw failure(name, "there is no 'dataSource { " + name + " () { uri = ... } }'", new IllegalStateException(name));
        }
        DataSource source = new DriverSource(driver(name, own.uri().get()), own.uri().get(), new Properties());
        try {
            Migrations.ofBytestreams(source).run();
            return source;
        } catch (StoreException unusable) {
            throw failure(name, String.valueOf(Objects.requireNonNullElse(unusable.getCause(), unusable).getMessage()), unusable);
        }
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

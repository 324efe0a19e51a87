package im.parley.server.boot;

import im.parley.server.config.Configuration;
import im.parley.server.config.DataSourcesOptions;
import im.parley.server.spi.option.Socks5Options;
import im.parley.store.StoreException;
import im.parley.store.migration.Migrations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** The database, brought to the schema of this version. Whoever asks for it may use the stores afterwards. */
@Singleton
class Database {
    private static final System.Logger LOG = System.getLogger(Database.class.getName());

    @Inject
    Database(DatabaseSource source, Configuration configuration) {
        DataSource dataSource = source.dataSource();
        try {
            String url = url(dataSource);
            DataSourcesOptions named = configuration.root().stores().dataSources();
            named.mismatch(url).ifPresent(advice -> {
                throw new BootFailure(advice, new IllegalStateException("the file names another database"));
            });
            named.unused(url, used(configuration)).forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning));
            Migrations.Outcome outcome = new Migrations(dataSource).run();
            LOG.log(
                    System.Logger.Level.INFO,
                    "Database {0}, schema version {1}, {2} migrations ran",
                    outcome.product(),
                    outcome.version(),
                    outcome.executed());
        } catch (SQLException | StoreException down) {
            throw new BootFailure("The database cannot be used: " + rootCause(down).getMessage(), down);
        }
    }

    private static Set<String> used(Configuration configuration) {
        return Set.of(configuration.options().of(Socks5Options.class).repository().source().dataSource());
    }

    private static String url(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    private static Throwable rootCause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}

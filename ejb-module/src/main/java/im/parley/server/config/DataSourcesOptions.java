package im.parley.server.config;

import im.parley.server.spi.option.Beans;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code dataSource { default () { uri = '...' } }}. */
public record DataSourcesOptions(
        @Beans(
                        label = "<name>",
                        help = "A database: `default`, and one that `dataSourceName` of `socks5` names.")
                Map<String, DataSourceOptions> sources) {

    /** The one that the container has. */
    public static final String DEFAULT = "default";

    /** One database. */
    @Ignored(
            value = {
                "pool-class",
                "repo-class",
                "repo-uri",
                "watchdog-frequency",
                "schema-management",
                "db-conn-timeout",
                "sql-query-timeout",
                "test-if-connection-is-read-only",
                "query-server-is-read-only-state",
                "useCallableMysqlWorkaround",
                "use-native-driver-connectivity-check"
            },
            because = "the pool of connections is WildFly's data source ParleyDS")
    public record DataSourceOptions(
            @Option(
                            name = "uri",
                            secret = true,
                            help = "JDBC URL, with user and password in it. That of `default` becomes the one of WildFly's data"
                                    + " source `ParleyDS` if `./parley` starts the server and neither `PARLEY_DB_URL` nor the"
                                    + " set-up page says another; whoever starts WildFly otherwise sets `PARLEY_DB_URL` and its"
                                    + " companions, and is told so if that is another database than this one.")
                    Optional<String> uri,
            @Option(
                            name = "pool-size",
                            byDefault = "10",
                            min = "1",
                            max = "1000",
                            help = "Connections at most, for a database that `dataSourceName` of `socks5` names; one is kept"
                                    + " open. That of `default` has as many as `PARLEY_DB_POOL` says.")
                    int poolSize) {}

    /**
     * What an administrator must do if the file names another database than the container uses, and could have it.
     *
     * @param containerUrl the URL of the container's data source
     */
    public Optional<String> mismatch(String containerUrl) {
        return other(containerUrl).filter(DatabaseUrl::isServed).map(wanted -> wanted.advice(DatabaseUrl.of(containerUrl)));
    }

    private Optional<DatabaseUrl> other(String containerUrl) {
        return Optional.ofNullable(sources.get(DEFAULT))
                .flatMap(DataSourceOptions::uri)
                .map(DatabaseUrl::of)
                .filter(wanted -> !wanted.sameDatabase(DatabaseUrl.of(containerUrl)));
    }

    /**
     * One line for each database of the file that nothing is kept in.
     *
     * @param containerUrl the URL of the container's data source
     * @param used the names of others that somebody has a use for
     */
    public List<String> unused(String containerUrl, Set<String> used) {
        var here = DatabaseUrl.of(containerUrl).withName();
        var unserved = other(containerUrl).filter(wanted -> !wanted.isServed()).stream()
                .map(wanted -> "dataSource 'default' has no effect: Parley does not serve " + wanted.withName()
                        + "; everything is kept in " + here);
        var others = sources.keySet().stream()
                .filter(name -> !name.equals(DEFAULT) && !used.contains(name))
                .sorted()
                .map(name -> "dataSource '" + name + "' has no effect: this version keeps all domains in one database, " + here);
        return Stream.concat(unserved, others).toList();
    }
}

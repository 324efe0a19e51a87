package im.parley.server.config;

import im.parley.server.spi.option.Beans;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
                            help = "JDBC URL. For `dataSourceName` of `socks5` it is used as it stands, with user and"
                                    + " password in it. That of `default` is the one of WildFly's data source `ParleyDS`, which"
                                    + " `PARLEY_DB_URL` and its companions set; if a URL stands here, the boot checks"
                                    + " that it names the same database and says what to set if it does not.")
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
     * What an administrator must do if the file names another database than the container uses.
     *
     * @param containerUrl the URL of the container's data source
     * @param used the names of others that somebody has a use for
     */
    public Optional<String> mismatch(String containerUrl, Set<String> used) {
        var others = sources.keySet().stream()
                .filter(name -> !name.equals(DEFAULT) && !used.contains(name))
                .sorted()
                .toList();
        if (!others.isEmpty()) {
            return Optional.of("dataSource '" + String.join("', '", others)
                    + "': this version keeps all domains in one database, named 'default'");
        }
        return Optional.ofNullable(sources.get(DEFAULT))
                .flatMap(DataSourceOptions::uri)
                .map(DatabaseUrl::of)
                .filter(wanted -> !wanted.sameDatabase(DatabaseUrl.of(containerUrl)))
                .map(wanted -> wanted.advice(DatabaseUrl.of(containerUrl)));
    }
}

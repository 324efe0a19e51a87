package im.parley.server.config;

import im.parley.server.spi.option.Beans;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import java.util.Map;
import java.util.Optional;

/** {@code dataSource { default () { uri = '...' } }}. */
public record DataSourcesOptions(
        @Beans(label = "<name>", help = "A database; this version uses the one named `default`.")
                Map<String, DataSourceOptions> sources) {

    /** One database. */
    @Ignored(
            value = {
                "pool-size",
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
                            help = "JDBC URL. The database is the one of WildFly's data source `ParleyDS`, which"
                                    + " `PARLEY_DB_URL` and its companions set; if a URL stands here, the boot checks"
                                    + " that it names the same database and says what to set if it does not.")
                    Optional<String> uri) {}

    /**
     * What an administrator must do if the file names another database than the container uses.
     *
     * @param containerUrl the URL of the container's data source
     */
    public Optional<String> mismatch(String containerUrl) {
        var others = sources.keySet().stream().filter(name -> !name.equals("default")).sorted().toList();
        if (!others.isEmpty()) {
            return Optional.of("dataSource '" + String.join("', '", others)
                    + "': this version keeps all domains in one database, named 'default'");
        }
        return Optional.ofNullable(sources.get("default"))
                .flatMap(DataSourceOptions::uri)
                .map(DatabaseUrl::of)
                .filter(wanted -> !wanted.sameDatabase(DatabaseUrl.of(containerUrl)))
                .map(wanted -> wanted.advice(DatabaseUrl.of(containerUrl)));
    }
}

package im.parley.server.config;

import im.parley.server.spi.option.Beans;
import im.parley.server.spi.option.Ignored;
import java.util.Map;

/** {@code userRepository { default () {} }}: accepted, because one database holds everything. */
@Ignored(value = {"aliases", "dataSourceSelection", "statistics"}, because = "one database serves all domains")
public record RepositoriesOptions(
        @Beans(label = "<domain>", help = "Accepted for compatibility.") Map<String, RepositoryOptions> repositories) {

    /** One of them. */
    @Ignored(value = "*", because = "one database serves all domains")
    public record RepositoryOptions() {}
}

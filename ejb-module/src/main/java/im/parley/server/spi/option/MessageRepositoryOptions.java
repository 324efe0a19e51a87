package im.parley.server.spi.option;

import java.util.Map;
import java.util.Optional;

/** {@code msgRepository { 'store-limit' = 100 }}. */
@Ignored(value = {"aliases", "dataSourceSelection", "statistics"}, because = "one database serves all domains")
@Ignored(value = "user-store-limit-enable", because = "this version does not have it yet")
public record MessageRepositoryOptions(
        @Option(
                        name = "store-limit",
                        byDefault = "100",
                        min = "0",
                        max = "1000000",
                        help = "How many offline messages are kept for one account.")
                int storeLimit,
        @Beans(label = "<domain>", help = "The limit of one domain, or of all others (`default`).")
                Map<String, DomainRepository> domains) {

    /** The message repository of one domain. */
    @Ignored(value = {"cls", "data-source", "repo-class", "repo-uri", "pool-class", "pool-size"}, because = "one database serves all domains")
    @Ignored(value = "user-store-limit-enable", because = "this version does not have it yet")
    public record DomainRepository(
            @Option(
                            name = "store-limit",
                            min = "0",
                            max = "1000000",
                            help = "How many offline messages are kept for one account of this domain.")
                    Optional<Integer> storeLimit) {}

    /** How many messages are kept for one account of a domain. */
    public int storeLimit(String domain) {
        return limitIn(domain).or(() -> limitIn("default")).orElse(storeLimit);
    }

    private Optional<Integer> limitIn(String name) {
        return Optional.ofNullable(domains.get(name)).flatMap(DomainRepository::storeLimit);
    }
}

package im.parley.server.spi.option;

import java.util.Map;
import java.util.Optional;

/** {@code msgRepository { 'store-limit' = 100 }}. */
@Ignored(value = {"aliases", "dataSourceSelection", "statistics"}, because = "one database serves all domains")
public record MessageRepositoryOptions(
        @Option(
                        name = "store-limit",
                        byDefault = "100",
                        min = "0",
                        max = "1000000",
                        help = "How many offline messages are kept for one account.")
                int storeLimit,
        @Option(
                        name = "user-store-limit-enable",
                        byDefault = "false",
                        help = "Whether an account may have a limit of its own, by the ad-hoc command"
                                + " `offline-store-limit`: its user up to `store-limit`, an administrator any.")
                boolean userLimits,
        @Beans(label = "<domain>", help = "The limit of one domain, or of all others (`default`).")
                Map<String, DomainRepository> domains) {

    /** The message repository of one domain. */
    @Ignored(value = {"cls", "data-source", "repo-class", "repo-uri", "pool-class", "pool-size"}, because = "one database serves all domains")
    public record DomainRepository(
            @Option(
                            name = "store-limit",
                            min = "0",
                            max = "1000000",
                            help = "How many offline messages are kept for one account of this domain.")
                    Optional<Integer> storeLimit,
            @Option(
                            name = "user-store-limit-enable",
                            help = "Whether an account of this domain may have a limit of its own.")
                    Optional<Boolean> userLimits) {}

    /** How many messages are kept for one account of a domain. */
    public int storeLimit(String domain) {
        return limitIn(domain).or(() -> limitIn("default")).orElse(storeLimit);
    }

    /** Whether accounts of a domain may have limits of their own. */
    public boolean userLimits(String domain) {
        return Optional.ofNullable(domains.get(domain))
                .flatMap(DomainRepository::userLimits)
                .or(() -> Optional.ofNullable(domains.get("default")).flatMap(DomainRepository::userLimits))
                .orElse(userLimits);
    }

    private Optional<Integer> limitIn(String name) {
        return Optional.ofNullable(domains.get(name)).flatMap(DomainRepository::storeLimit);
    }
}

package im.parley.server.spi.option;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code 'message-archive' () { 'remove-expired-messages' = true; 'retention-days' = 365 }}. */
@Ignored(value = {"archive-repository", "repositoryPool", "store-plaintext-body"}, because = "one database serves all domains")
@Ignored(value = "tags-support", because = "this version does not have it yet")
public record MessageArchiveOptions(
        @Option(
                        name = "remove-expired-messages",
                        byDefault = "false",
                        help = "Whether messages are removed from archives when they are older than `retention-days`.")
                boolean removeExpired,
        @Option(
                        name = "remove-expired-messages-delay",
                        byDefault = "'PT1H'",
                        min = "0",
                        help = "How long after the start of the server that is done first.")
                Duration delay,
        @Option(
                        name = "remove-expired-messages-period",
                        byDefault = "'P1D'",
                        min = "60",
                        help = "How often that is done.")
                Duration period,
        @Option(
                        name = "retention-days",
                        byDefault = "0",
                        min = "0",
                        max = "36500",
                        help = "For how many days messages are kept; 0 keeps them forever. An account may wish less.")
                int retentionDays,
        @Beans(label = "<domain>", help = "The retention of one domain.") Map<String, DomainArchive> domains) {

    /** The archives of one domain. */
    public record DomainArchive(
            @Option(
                            name = "retention-days",
                            min = "0",
                            max = "36500",
                            help = "For how many days messages of this domain are kept; 0 keeps them forever.")
                    Optional<Integer> retentionDays) {}

    /** For how many days messages of a domain are kept; nothing when forever. */
    public OptionalInt retentionDays(String domain) {
        int days = Optional.ofNullable(domains.get(domain))
                .flatMap(DomainArchive::retentionDays)
                .orElse(retentionDays);
        return days == 0 ? OptionalInt.empty() : OptionalInt.of(days);
    }
}

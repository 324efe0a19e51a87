package im.parley.feature.archive;

import im.parley.server.spi.option.DomainOptions;
import java.util.Map;

/** How long the messages of a domain are kept, as far as that is set for the domain. */
sealed interface Keeping {
    /** As the configuration has it. */
    record AsConfigured() implements Keeping {}

    /** For ever. */
    record Unlimited() implements Keeping {}

    /** As long as each user wishes, for ever if he has said nothing. */
    record AsUsersWish() implements Keeping {}

    /** So many days. */
    record Days(int number) implements Keeping {}

    /** What is set; a number of days that is missing, or is none, leaves what the configuration has. */
    static Keeping of(Map<String, String> set) {
        return switch (set.getOrDefault(DomainOptions.ARCHIVE_RETENTION, "")) {
            case "unlimited" -> new Unlimited();
            case "userDefined" -> new AsUsersWish();
            case "numberOfDays" -> {
                String days = set.getOrDefault(DomainOptions.ARCHIVE_DAYS, "");
                yield days.matches("[1-9][0-9]{0,4}") ? new Days(Integer.parseInt(days)) : new AsConfigured();
            }
            default -> new AsConfigured();
        };
    }
}

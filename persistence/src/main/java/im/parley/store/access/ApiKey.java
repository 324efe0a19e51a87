package im.parley.store.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * A key for programs that administer the server. The key itself is nowhere, only its hash is kept.
 *
 * @param id what it is called by
 * @param name what it is for
 * @param domains the domains that it administers; none for the whole installation
 * @param created when it was made
 * @param createdBy by whom
 * @param expires when it will be worth nothing; empty for never
 * @param used when it was used last, to the hour or so; empty for never
 */
public record ApiKey(
        String id,
        String name,
        Set<String> domains,
        Instant created,
        String createdBy,
        Optional<Instant> expires,
        Optional<Instant> used) {
    /** Takes a copy of the domains and cuts the times to milliseconds. */
    public ApiKey {
        domains = Set.copyOf(domains);
        created = created.truncatedTo(ChronoUnit.MILLIS);
        expires = expires.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        used = used.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    }

    /** The same, used at that time. */
    public ApiKey usedAt(Instant when) {
        return new ApiKey(id, name, domains, created, createdBy, expires, Optional.of(when));
    }
}

package im.parley.store.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps what was done; entries cannot be changed, and go only by age. */
public interface AuditStore {
    /** Adds an entry. */
    void add(AuditEntry entry);

    /**
     * A page of entries, the latest first.
     *
     * @param filter which entries
     * @param before the id of the last entry of the page before; {@code Long.MAX_VALUE} for the first page
     */
    List<Numbered> latest(Filter filter, long before, int max);

    /**
     * Removes the entries that are older.
     *
     * @return how many there were
     */
    int removeOlderThan(Instant time);

    /**
     * An entry with its id, which grows with the time.
     */
    record Numbered(long id, AuditEntry entry) {}

    /**
     * Which entries are asked for. What is empty does not matter.
     *
     * @param domain the domain that they concern
     * @param actor who did it
     * @param operation how the name of the operation begins
     * @param subject what it was done to
     * @param since not before that
     * @param until before that
     */
    record Filter(
            Optional<String> domain,
            Optional<String> actor,
            Optional<String> operation,
            Optional<String> subject,
            Optional<Instant> since,
            Optional<Instant> until) {
        /** All entries. */
        public static final Filter ALL = new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        /** The entries that concern a domain. */
        public Filter of(String oneDomain) {
            return new Filter(Optional.of(oneDomain), actor, operation, subject, since, until);
        }
    }
}

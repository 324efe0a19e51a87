package im.parley.store.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Something that somebody did, or tried to do.
 *
 * @param at when, to the millisecond
 * @param actor who, and from where
 * @param operation what, for example {@code account.create}, in at most 128 characters
 * @param domain the domain that it concerns, or empty when it is the whole installation
 * @param subject what it was done to, for example an address
 * @param detail what was asked for, without secrets
 * @param outcome what came of it
 * @param reason why it was refused or has failed, or empty
 */
public record AuditEntry(
        Instant at,
        By actor,
        String operation,
        String domain,
        String subject,
        String detail,
        Outcome outcome,
        String reason) {
    /**
     * @param name an address, or the name of a key
     * @param means how he came, for example {@code xmpp}
     * @param address from which network address, or empty
     */
    public record By(String name, String means, String address) {}

    /** What came of it. */
    public enum Outcome {
        /** It was done. */
        DONE,
        /** It was not allowed, or could not be. */
        REFUSED,
        /** The server failed. */
        FAILED
    }

    /** Cuts the time to milliseconds. */
    public AuditEntry {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}

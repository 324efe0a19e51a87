package im.parley.store.offline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A message that waits for its account.
 *
 * @param id its place in the order of the account's messages; 0 before it is stored
 * @param received when the server got it, to the millisecond
 * @param expires when it is of no more use, to the millisecond
 * @param xml the stanza
 */
public record OfflineMessage(long id, Instant received, Optional<Instant> expires, String xml) {
    /** Cuts the times to milliseconds. */
    public OfflineMessage {
        received = received.truncatedTo(ChronoUnit.MILLIS);
        expires = expires.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    }

    /** A message to be stored, which never expires. */
    public static OfflineMessage of(Instant received, String xml) {
        return new OfflineMessage(0, received, Optional.empty(), xml);
    }

    /** This message with an expiry. */
    public OfflineMessage expiring(Instant when) {
        return new OfflineMessage(id, received, Optional.of(when), xml);
    }

    /** This message at its place. */
    public OfflineMessage at(long newId) {
        return new OfflineMessage(newId, received, expires, xml);
    }
}

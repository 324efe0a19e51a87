package im.parley.store.user;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An account.
 *
 * @param account the bare address
 * @param status what it may do
 * @param created when it was made, to the millisecond
 */
public record User(Jid account, Status status, Instant created) {
    /** Cuts the address to the bare one and the time to milliseconds. */
    public User {
        account = account.bare();
        created = created.truncatedTo(ChronoUnit.MILLIS);
    }
}

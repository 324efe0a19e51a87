package im.parley.store.upload;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that a user may put on the server, or has put there.
 *
 * @param id random, so that nobody finds it who was not told; letters, digits, {@code -} and {@code _}
 * @param owner the bare address of the user
 * @param name the name of the file, without a path
 * @param contentType what it is, or empty when its user did not say
 * @param size in bytes
 * @param purpose what it is for (XEP-0363 section 5)
 * @param created when its user was allowed to upload it
 * @param uploaded when it was uploaded
 * @param expires from when on it is not there any more
 */
public record Upload(
        String id,
        Jid owner,
        String name,
        String contentType,
        long size,
        Purpose purpose,
        Instant created,
        Optional<Instant> uploaded,
        Instant expires) {

    /** What a file is for, XEP-0363 section 5. */
    public enum Purpose {
        MESSAGE,
        PROFILE,
        EPHEMERAL
    }

    /** Whether it is there to be downloaded. */
    public boolean isThere(Instant now) {
        return uploaded.isPresent() && now.isBefore(expires);
    }
}

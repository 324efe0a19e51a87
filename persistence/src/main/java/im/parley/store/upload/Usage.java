package im.parley.store.upload;

import java.time.Instant;
import java.util.Optional;

/**
 * How much room somebody takes, with what he was allowed to upload and has not uploaded yet.
 *
 * @param files how many files
 * @param bytes all of them together
 * @param recent the bytes that were allowed since a time
 * @param first when the first of these was allowed
 */
public record Usage(long files, long bytes, long recent, Optional<Instant> first) {
    /** Nothing. */
    public static final Usage NONE = new Usage(0, 0, 0, Optional.empty());
}

package im.parley.store.lastactivity;

import java.time.Instant;

/**
 * When an account was last seen.
 *
 * @param when the time, in milliseconds
 * @param status the status that it left, or empty
 */
public record LastSeen(Instant when, String status) {}

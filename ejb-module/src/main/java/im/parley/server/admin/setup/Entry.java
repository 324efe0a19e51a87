package im.parley.server.admin.setup;

import java.time.Duration;

/** What somebody gets who wants to set the server up. */
public sealed interface Entry {
    /** The token is right. */
    record Granted() implements Entry {}

    /** It is wrong. */
    record Refused() implements Entry {}

    /** There were too many wrong ones. */
    record Wait(Duration left) implements Entry {}

    /** The server is set up already. */
    record Closed() implements Entry {}
}

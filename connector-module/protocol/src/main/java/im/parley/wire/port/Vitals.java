package im.parley.wire.port;

import java.time.Duration;

/** How a transport is doing. */
public interface Vitals {
    /** The longest that something due on an event loop had to wait in the last ten seconds or so. Never blocks. */
    Duration delay();
}

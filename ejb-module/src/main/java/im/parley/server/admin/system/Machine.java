package im.parley.server.admin.system;

import java.time.Duration;

/** What the server runs in: it can be started anew, and stopped. */
public interface Machine {
    /** Starts the server anew. Returns at once. */
    void startAnew();

    /** Stops it. Returns at once. */
    void stop();

    /**
     * Does something after a while, unless the server ends before.
     *
     * @return what keeps it from being done
     */
    Runnable after(Duration delay, Runnable work);
}

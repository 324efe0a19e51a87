package im.parley.server.boot;

/**
 * Ends the process when the server cannot start, if it was started to run Parley alone (system property {@code
 * parley.exit-on-failure}). In somebody else's WildFly only the deployment fails.
 */
final class Exit {
    private static final int FAILED = 1;

    private Exit() {}

    /** Whether the process was started to run Parley alone. */
    static boolean ends() {
        return Boolean.getBoolean("parley.exit-on-failure");
    }

    /** Returns at once: the process cannot end while the thread that starts the application waits for it. */
    static void failed() {
        if (ends()) {
            Thread.ofPlatform().daemon().name("parley-exit").start(() -> System.exit(FAILED));
        }
    }
}

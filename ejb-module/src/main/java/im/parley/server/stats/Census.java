package im.parley.server.stats;

/**
 * The sessions at one moment.
 *
 * @param sessions how many there are
 * @param available how many of them have said that they are available
 * @param detached how many of them have lost their connection and wait for their client
 * @param waiting how many tasks wait on all strands together
 * @param longest how many wait on the strand where most wait
 */
public record Census(int sessions, int available, int detached, long waiting, int longest) {
    /** Nobody is there. */
    public static final Census EMPTY = new Census(0, 0, 0, 0, 0);

    /** The same with one more session. */
    public Census with(boolean isAvailable, boolean isConnected, int tasks) {
        return new Census(
                sessions + 1,
                available + (isAvailable ? 1 : 0),
                detached + (isConnected ? 0 : 1),
                waiting + tasks,
                Math.max(longest, tasks));
    }
}

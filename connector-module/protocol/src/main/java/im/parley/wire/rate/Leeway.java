package im.parley.wire.rate;

/**
 * How much may wait for a peer that is slow. What comes at once, for example all who are in a room, is excused, but once
 * until the peer has caught up. Not thread-safe.
 */
public final class Leeway {
    private boolean many;
    private long excused;

    /** What is sent from now on is much at once, or not any more. */
    public void many(boolean begins) {
        many = begins && excused == 0;
    }

    /** So many bytes are sent. */
    public void sent(long bytes) {
        if (many) {
            excused += bytes;
        }
    }

    /**
     * Whether too much waits for the peer; 0 is no bound.
     *
     * @param waiting the bytes that the peer has not taken yet
     */
    public boolean isOver(long bound, long waiting) {
        if (waiting <= bound && !many) {
            excused = 0;
        }
        return bound > 0 && waiting > bound + excused;
    }
}

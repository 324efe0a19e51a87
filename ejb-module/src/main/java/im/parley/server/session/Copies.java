package im.parley.server.session;

/**
 * The copies of one stanza that several sessions were given. It is lost only when every one of them is: so it goes
 * another way once, or not at all.
 */
public final class Copies {
    /** The stanza was given to one session alone. */
    public static final Copies SOLE = new Copies(1);

    private int open;
    private boolean arrived;

    /** For so many sessions. */
    public Copies(int sessions) {
        open = sessions;
    }

    /** A client has its copy. */
    public void arrived() {
        if (this != SOLE) {
            settle(true);
        }
    }

    /** A session has ended and left its copy; true when there is no other one. */
    public boolean lost() {
        return this == SOLE || settle(false);
    }

    private synchronized boolean settle(boolean received) {
        open--;
        arrived |= received;
        return open == 0 && !arrived;
    }
}

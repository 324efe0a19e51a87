package im.parley.server.admin.access;

import im.parley.store.StoreException;

/** Tells a database that does not answer from a bug, for interfaces that have to say which of the two it is. */
public final class Outage {
    private Outage() {}

    /** Whether the database has failed. */
    public static boolean is(Throwable thrown) {
        return thrown instanceof StoreException;
    }
}

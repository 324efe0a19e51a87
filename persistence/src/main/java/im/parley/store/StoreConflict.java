package im.parley.store;

/** Another transaction was faster: a key exists already, or a lock could not be had. Trying again may help. */
public final class StoreConflict extends StoreException {
    private static final long serialVersionUID = 1L;

    /** What collided, and the cause. */
    public StoreConflict(String message, Throwable cause) {
        super(message, cause);
    }
}

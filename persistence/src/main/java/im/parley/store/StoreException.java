package im.parley.store;

/** The database is broken, unreachable or refused a statement: nothing that the sender of a stanza can help. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What failed. */
    public StoreException(String message) {
        super(message);
    }

    /** What failed, and why. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}

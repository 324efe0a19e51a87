package im.parley.server.certs;

/** A PEM file that cannot be used. The message says why, for one log line. */
public final class BrokenPem extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenPem(String message) {
        super(message);
    }

    BrokenPem(String message, Throwable cause) {
        super(message, cause);
    }

    /** Why the file cannot be used. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}

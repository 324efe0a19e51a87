package im.parley.server.boot;

/** The server cannot start for a reason that its administrator can mend; the message says which, line by line. */
public final class BootFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure that the administrator reads as it is. */
    public BootFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

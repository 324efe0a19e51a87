package im.parley.server.boot;

/** The server cannot start for a reason that its administrator can mend; the message says which, line by line. */
public final class BootFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    /** A failure that the administrator reads as it is. */
    public BootFailure(String message, Throwable cause) {
        super(message, cause);
        this.advice = message;
    }

    /** A failure whose cause says to the administrator what is wrong. */
    public BootFailure(Throwable cause) {
        this(String.valueOf(cause.getMessage()), cause);
    }

    /** What the administrator reads, line by line. */
    public String advice() {
        return advice;
    }
}

package im.parley.wire.stanza;

/**
 * Thrown while a payload is read when it is malformed or asks what is not to be had; caught in one place, which answers
 * with the error. Carries no stack trace.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StanzaError error;

    /** A refusal that is answered with {@code error}. */
    public Refusal(StanzaError error) {
        super(error.text(), null, false, false);
        this.error = error;
    }

    /** What to answer. */
    public StanzaError error() {
        return error;
    }
}

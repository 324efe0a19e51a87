package im.parley.test.client;

/** The server did not do what RFC 6120 wants during negotiation. */
public final class ProtocolFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure with what was expected and what came. */
    public ProtocolFailure(String message) {
        super(message);
    }
}

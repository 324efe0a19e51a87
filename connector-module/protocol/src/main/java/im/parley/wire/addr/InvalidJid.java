package im.parley.wire.addr;

/** Thrown when text is not a JID by RFC 7622. Carries no stack trace: it is caught where the text came in. */
public final class InvalidJid extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param why one line for the peer, for example {@code the domain part is empty}
     */
    public InvalidJid(String why) {
        super(why);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}

package im.parley.server.spi;

/**
 * Whether somebody looks at a client, as far as the client says so. It is nobody's business but the server's own: no
 * other entity may learn it (XEP-0352 section 6).
 */
public final class ClientState {
    /** Present while the client says that nobody looks at it. */
    public static final Session.Key<Boolean> INACTIVE = new Session.Key<>("client inactive");

    private ClientState() {}

    /** Whether the client says that nobody looks at it; a stream begins active (XEP-0352 section 5). */
    public static boolean isInactive(Session session) {
        return session.get(INACTIVE).isPresent();
    }
}

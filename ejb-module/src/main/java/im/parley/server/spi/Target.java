package im.parley.server.spi;

/** Whom a request addresses, as far as features care. */
public enum Target {
    /** The server: the address of a served domain. */
    SERVER,
    /** The sender's own account: no address, or its own bare JID. */
    OWN_ACCOUNT,
    /** Another local account by its bare JID; the server answers on its behalf (RFC 6121 section 8.5.2.1.3). */
    ACCOUNT,
    /** The domain of a service below a served domain, for example {@code muc.example.org}. */
    SERVICE,
    /** The stream itself before a resource is bound, for example registration before log-in. */
    STREAM
}

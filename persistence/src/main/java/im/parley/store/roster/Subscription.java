package im.parley.store.roster;

/** Who sees whose presence (RFC 6121 section 2.1.2.5). */
public enum Subscription {
    /** Neither sees the other. */
    NONE,
    /** The account sees the contact. */
    TO,
    /** The contact sees the account. */
    FROM,
    /** Each sees the other. */
    BOTH
}

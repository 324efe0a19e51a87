package im.parley.store.user;

/** What an account may do. */
public enum Status {
    /** A regular account. */
    ACTIVE,
    /** Switched off by an administrator; it may be switched on again. */
    DISABLED,
    /** Locked out for what its user did. */
    BANNED,
    /** Registered, not yet confirmed. */
    PENDING,
    /** An account of the system itself, which nobody logs in to. */
    SYSTEM,
    /** A regular account with privileges. */
    VIP,
    /** A regular account that is paid for. */
    PAID,
    /** Locked out for sending spam. */
    SPAM
}

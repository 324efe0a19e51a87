package im.parley.server.spi.option;

/** Names of what can be set for a single domain while the server runs, in place of what the configuration has for all. */
public final class DomainOptions {
    /** Whether guessing of passwords is stopped. */
    public static final String LOCKER_ENABLED = "brute-force-locker-enabled";
    /** Who is locked out. */
    public static final String LOCKER_MODE = "brute-force-locker-mode";
    /** Failed log-ins after which more are refused for a while. */
    public static final String LOCKER_LOCK_AFTER = "brute-force-locker-lock-after-fails";
    /** Failed log-ins after which the account is disabled. */
    public static final String LOCKER_DISABLE_AFTER = "brute-force-locker-disable-after-fails";
    /** Seconds for which a failure is remembered. */
    public static final String LOCKER_PERIOD = "brute-force-locker-period-time";
    /** Seconds for which log-ins are refused. */
    public static final String LOCKER_LOCK = "brute-force-locker-lock-time";
    /** Whether every request to see somebody's presence is granted. */
    public static final String AUTO_AUTHORIZE = "presence-subscription-auto-authorize";
    /** Whether messages are archived at all. */
    public static final String ARCHIVE_ENABLED = "message-archive-enabled";
    /** What is archived for accounts that wish it. */
    public static final String ARCHIVE_DEFAULT = "message-archive-default-store-method";
    /** What is archived whatever accounts wish. */
    public static final String ARCHIVE_REQUIRED = "message-archive-required-store-method";
    /** Whether the archives of users have the messages of rooms. */
    public static final String ARCHIVE_ROOMS = "message-archive-save-muc";
    /** Who says how long messages are kept. */
    public static final String ARCHIVE_RETENTION = "message-archive-retention-type";
    /** For how many days. */
    public static final String ARCHIVE_DAYS = "message-archive-retention-days";

    /** What the name of a field of contact addresses (XEP-0157) begins with here; the values are parted by spaces. */
    public static final String CONTACTS = "disco-server-info-";

    private DomainOptions() {}
}

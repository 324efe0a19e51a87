package im.parley.server.spi;

/** The order in which filters see a stanza. Within a phase the order is that of the feature's class name. */
public enum Phase {
    /** Refuse what must not pass: blocking, privacy, policies. */
    GUARD,
    /** Stamp and strip: ids, delays, origin. */
    MARK,
    /** Carry out what the stanza asks of the account: availability, subscriptions. */
    APPLY,
    /** Write it down. */
    ARCHIVE,
    /** Make copies for other resources. */
    COPY,
    /** Tell others, for example a push service. */
    NOTIFY
}

package im.parley.store.offline;

/** Whether a message was stored. */
public enum StoreOutcome {
    /** It is safe. */
    STORED,
    /** The account has as many messages as it may have. */
    FULL
}

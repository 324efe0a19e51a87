package im.parley.store.privacy;

/** What an item of a privacy list can be limited to, XEP-0016 section 2.1. */
public enum StanzaKind {
    /** Messages to the user. */
    MESSAGE,
    /** IQs to the user. */
    IQ,
    /** Notifications of the presence of others. */
    PRESENCE_IN,
    /** Notifications of the user's own presence. */
    PRESENCE_OUT
}

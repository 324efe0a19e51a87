package im.parley.feature.pubsub.node;

/** The access models by name, XEP-0060 section 4.5. */
public enum Access {
    OPEN,
    PRESENCE,
    ROSTER,
    AUTHORIZE,
    WHITELIST
}

package im.parley.feature.pubsub.node;

import im.parley.wire.xml.Name;

/** The namespaces and names of XEP-0060. */
public final class PubSub {
    /** The namespace of what everybody may ask. */
    public static final String NS = "http://jabber.org/protocol/pubsub";
    /** The namespace of what owners may ask. */
    public static final String OWNER_NS = NS + "#owner";
    /** The namespace of notifications. */
    public static final String EVENT_NS = NS + "#event";
    /** The namespace of the conditions of errors. */
    public static final String ERRORS_NS = NS + "#errors";
    /** The type of the form that configures a node. */
    public static final String NODE_CONFIG = NS + "#node_config";
    /** The type of the form that goes with what is published. */
    public static final String PUBLISH_OPTIONS = NS + "#publish-options";
    /** The type of the form that configures a subscription. */
    public static final String SUBSCRIBE_OPTIONS = NS + "#subscribe_options";
    /** The type of the form that asks owners for leave. */
    public static final String SUBSCRIBE_AUTHORIZATION = NS + "#subscribe_authorization";
    /** The type of the form that describes a node. */
    public static final String META_DATA = NS + "#meta-data";

    /** The payload of requests. */
    public static final Name PUBSUB = Name.of(NS, "pubsub");
    /** The payload of requests of owners. */
    public static final Name OWNER = Name.of(OWNER_NS, "pubsub");
    /** The payload of notifications. */
    public static final Name EVENT = Name.of(EVENT_NS, "event");

    private PubSub() {}

    /** A name in the namespace of what everybody may ask. */
    public static Name of(String local) {
        return Name.of(NS, local);
    }

    /** A name in the namespace of owners. */
    public static Name owner(String local) {
        return Name.of(OWNER_NS, local);
    }

    /** A name in the namespace of notifications. */
    public static Name event(String local) {
        return Name.of(EVENT_NS, local);
    }
}

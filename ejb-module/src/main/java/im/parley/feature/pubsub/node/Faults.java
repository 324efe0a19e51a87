package im.parley.feature.pubsub.node;

import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;

/** The errors of XEP-0060, most of them with a condition of their own. */
public final class Faults {
    /** Section 6.1.3.1. */
    public static final StanzaError INVALID_JID = specific(Condition.BAD_REQUEST, "invalid-jid");
    /** Section 6.1.3.2. */
    public static final StanzaError PRESENCE_REQUIRED =
            specific(Condition.NOT_AUTHORIZED, "presence-subscription-required");
    /** Section 6.1.3.3. */
    public static final StanzaError NOT_IN_GROUP = specific(Condition.NOT_AUTHORIZED, "not-in-roster-group");
    /** Section 6.1.3.4. */
    public static final StanzaError CLOSED = specific(Condition.NOT_ALLOWED, "closed-node");
    /** Section 6.1.3.6. */
    public static final StanzaError ANONYMOUS =
            Condition.FORBIDDEN.because("anonymous users cannot subscribe").as(StanzaError.Type.CANCEL);
    /** Section 6.1.3.7. */
    public static final StanzaError PENDING = specific(Condition.NOT_AUTHORIZED, "pending-subscription");
    /** Sections 6.1.3.8, 7.1.3.1 and many others. */
    public static final StanzaError FORBIDDEN = Condition.FORBIDDEN.error();
    /** Section 6.1.3.9. */
    public static final StanzaError TOO_MANY_SUBSCRIPTIONS =
            specific(Condition.POLICY_VIOLATION, "too-many-subscriptions").as(StanzaError.Type.WAIT);
    /** Sections 6.1.3.12, 7.1.3.3 and many others. */
    public static final StanzaError NO_NODE = Condition.ITEM_NOT_FOUND.because("there is no such node");
    /** Section 6.1.3.11. */
    public static final StanzaError MOVED = Condition.GONE.error().as(StanzaError.Type.MODIFY);
    /** Section 7.2.3.2. */
    public static final StanzaError NO_ITEM = Condition.ITEM_NOT_FOUND.because("there is no such item");
    /** Section 6.2.3.1. */
    public static final StanzaError SUBID_REQUIRED = specific(Condition.BAD_REQUEST, "subid-required");
    /** Section 6.2.3.2. */
    public static final StanzaError NO_SUBSCRIBER =
            specific(Condition.UNEXPECTED_REQUEST, "not-subscribed").as(StanzaError.Type.CANCEL);
    /** Section 6.2.3.5. */
    public static final StanzaError INVALID_SUBID = specific(Condition.NOT_ACCEPTABLE, "invalid-subid");
    /** Section 6.3.4.3. */
    public static final StanzaError JID_REQUIRED = specific(Condition.BAD_REQUEST, "jid-required");
    /** Section 6.3.6.2. */
    public static final StanzaError INVALID_OPTIONS = specific(Condition.BAD_REQUEST, "invalid-options");
    /** Section 6.5.9.3. */
    public static final StanzaError NOT_SUBSCRIBED = specific(Condition.NOT_AUTHORIZED, "not-subscribed");
    /** Section 7.1.3.4. */
    public static final StanzaError NODE_FULL = specific(Condition.CONFLICT, "node-full");
    /** Section 7.1.3.5. */
    public static final StanzaError PAYLOAD_TOO_BIG = specific(Condition.NOT_ACCEPTABLE, "payload-too-big");
    /** Section 7.1.3.6. */
    public static final StanzaError INVALID_PAYLOAD = specific(Condition.BAD_REQUEST, "invalid-payload");
    /** Sections 7.1.3.7 and 7.2.3.4. */
    public static final StanzaError ITEM_REQUIRED = specific(Condition.BAD_REQUEST, "item-required");
    /** Section 7.1.3.7. */
    public static final StanzaError PAYLOAD_REQUIRED = specific(Condition.BAD_REQUEST, "payload-required");
    /** Section 7.1.3.7. */
    public static final StanzaError ITEM_FORBIDDEN = specific(Condition.BAD_REQUEST, "item-forbidden");
    /** Section 7.1.5. */
    public static final StanzaError PRECONDITION = specific(Condition.CONFLICT, "precondition-not-met");
    /** Section 7.2.3.3. */
    public static final StanzaError NODEID_REQUIRED = specific(Condition.BAD_REQUEST, "nodeid-required");
    /** Section 8.1.1. */
    public static final StanzaError NODE_EXISTS = Condition.CONFLICT.because("there is such a node already");
    /** Section 8.1.2. */
    public static final StanzaError UNSUPPORTED_ACCESS = specific(Condition.NOT_ACCEPTABLE, "unsupported-access-model");
    /** Section 12.11. */
    public static final StanzaError MAX_ITEMS = specific(Condition.NOT_ALLOWED, "max-items-exceeded");
    /** XEP-0248 section 7.2.3.3; also for all nodes of a service. */
    public static final StanzaError MAX_NODES = specific(Condition.NOT_ALLOWED, "max-nodes-exceeded");
    /** XEP-0248 sections 7.2.3.1, 7.2.3.4 and 7.2.3.5. */
    public static final StanzaError BAD_GRAPH = specific(Condition.NOT_ALLOWED, "invalid-options");
    /** What is malformed otherwise. */
    public static final StanzaError MALFORMED = Condition.BAD_REQUEST.error();

    private Faults() {}

    private static StanzaError specific(Condition condition, String name) {
        return condition.error().with(Element.of(Name.of(PubSub.ERRORS_NS, name)));
    }

    /** A feature that the node does not have. */
    public static StanzaError unsupported(String feature) {
        return Condition.FEATURE_NOT_IMPLEMENTED
                .error()
                .with(Element.build(Name.of(PubSub.ERRORS_NS, "unsupported"))
                        .attribute("feature", feature)
                        .build());
    }

    /** Refuses unless it holds. */
    public static void unless(boolean holds, StanzaError error) {
        if (!holds) {
            throw new Refusal(error);
        }
    }
}

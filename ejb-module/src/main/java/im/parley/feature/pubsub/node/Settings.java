package im.parley.feature.pubsub.node;

import im.parley.wire.addr.Jid;
import im.parley.wire.form.Field.Kind;
import java.util.List;
import java.util.Locale;

/** The configuration of nodes: XEP-0060 section 16.4.4, XEP-0248 section 7.2.1, and two of Tigase's. */
public final class Settings {
    /** Whether it has items or nodes. */
    public enum NodeType {
        LEAF,
        COLLECTION
    }

    /** Who may publish, besides owners and publishers. */
    public enum PublishModel {
        PUBLISHERS,
        SUBSCRIBERS,
        OPEN
    }

    /** When the last item is sent. */
    public enum SendLast {
        NEVER,
        ON_SUB,
        ON_SUB_AND_PRESENCE
    }

    /** What happens to a new item when the node is full (section 7.1.2.5). */
    public enum WhenFull {
        RETRACT_OLDEST,
        DISCARD_OLDEST,
        REJECT
    }

    /** Whose address stands at items (section 12.17). */
    public enum ItemReply {
        OWNER,
        PUBLISHER,
        NONE
    }

    /** The type of notifications. */
    public enum NotificationType {
        NORMAL,
        HEADLINE
    }

    /** Who may associate nodes with a collection. */
    public enum Association {
        ALL,
        OWNERS,
        WHITELIST
    }

    public static final Setting<NodeType> NODE_TYPE = choice(
            "node_type", "Whether the node is a leaf or a collection", NodeType.LEAF, NodeType.class);
    public static final Setting<String> TITLE = Setting.text("pubsub#title", "A friendly name for the node");
    public static final Setting<String> DESCRIPTION =
            Setting.text("pubsub#description", "A description of the node");
    public static final Setting<String> TYPE =
            Setting.text("pubsub#type", "The type of what is published, usually the namespace of the payload");
    public static final Setting<String> LANGUAGE =
            Setting.text("pubsub#language", "The default language of the node");
    public static final Setting<List<Jid>> CONTACT =
            Setting.addresses("pubsub#contact", "Whom to contact with questions");
    public static final Setting<Access> ACCESS =
            choice("access_model", "Who may subscribe and retrieve items", Access.OPEN, Access.class);
    public static final Setting<List<String>> GROUPS = Setting.texts(
            "pubsub#roster_groups_allowed", "The roster groups whose members may subscribe", Kind.LIST_MULTI);
    public static final Setting<List<String>> DOMAINS = Setting.texts(
            "pubsub#domains", "The domains whose users may subscribe; none for all", Kind.TEXT_MULTI);
    public static final Setting<PublishModel> PUBLISH_MODEL =
            choice("publish_model", "Who may publish", PublishModel.PUBLISHERS, PublishModel.class);
    public static final Setting<Boolean> SUBSCRIBE =
            Setting.flag("pubsub#subscribe", "Whether to allow subscriptions", true);
    public static final Setting<Boolean> TEMPORARY = Setting.flag(
            "pubsub#tempsub", "Whether subscriptions end when the subscriber goes offline", false);
    public static final Setting<Boolean> PERSIST =
            Setting.flag("pubsub#persist_items", "Whether to keep items", true);
    public static final Setting<Integer> MAX_ITEMS =
            Setting.number("pubsub#max_items", "How many items to keep", 10, true);
    public static final Setting<WhenFull> WHEN_FULL = choice(
            "publish_node_full", "What to do when the node is full", WhenFull.RETRACT_OLDEST, WhenFull.class);
    public static final Setting<Integer> ITEM_EXPIRE =
            Setting.number("pubsub#item_expire", "After how many seconds items go", Setting.MAX, true);
    public static final Setting<Integer> MAX_PAYLOAD =
            Setting.number("pubsub#max_payload_size", "The largest payload in bytes", Setting.MAX, true);
    public static final Setting<ItemReply> ITEM_REPLY =
            choice("itemreply", "Whose address stands at items", ItemReply.NONE, ItemReply.class);
    public static final Setting<Boolean> PURGE_OFFLINE = Setting.flag(
            "pubsub#purge_offline", "Whether the items of a publisher go when that goes offline", false);
    public static final Setting<Boolean> DELIVER =
            Setting.flag("pubsub#deliver_notifications", "Whether to deliver notifications", true);
    public static final Setting<Boolean> PAYLOADS =
            Setting.flag("pubsub#deliver_payloads", "Whether to deliver payloads with them", true);
    public static final Setting<NotificationType> NOTIFICATION_TYPE = choice(
            "notification_type", "The type of notifications", NotificationType.HEADLINE, NotificationType.class);
    public static final Setting<SendLast> SEND_LAST = choice(
            "send_last_published_item", "When to send the last item", SendLast.NEVER, SendLast.class);
    public static final Setting<Boolean> PRESENCE_BASED = Setting.flag(
            "pubsub#presence_based_delivery", "Whether to deliver to available users alone", false);
    public static final Setting<Boolean> NOTIFY_CONFIG = Setting.flag(
            "pubsub#notify_config", "Whether to tell subscribers of another configuration", false);
    public static final Setting<Boolean> NOTIFY_DELETE = Setting.flag(
            "pubsub#notify_delete", "Whether to tell subscribers when the node is deleted", true);
    public static final Setting<Boolean> NOTIFY_RETRACT = Setting.flag(
            "pubsub#notify_retract", "Whether to tell subscribers when items are removed", true);
    public static final Setting<Boolean> NOTIFY_SUB = Setting.flag(
            "pubsub#notify_sub", "Whether to tell owners of new and lost subscribers", false);
    public static final Setting<Boolean> NOTIFY_STATE = Setting.flag(
            "pubsub#notify_sub_aff_state",
            "Whether to tell those whose subscription or affiliation somebody changed",
            true);
    public static final Setting<Boolean> SHOW_SUBSCRIBERS = Setting.flag(
            "tigase#allow_view_subscribers", "Whether subscribers may see who else is subscribed", false);
    public static final Setting<List<String>> COLLECTION = Setting.texts(
            "pubsub#collection", "The collections that the node belongs to", Kind.TEXT_MULTI);
    public static final Setting<List<String>> CHILDREN =
            Setting.texts("pubsub#children", "The nodes of the collection", Kind.TEXT_MULTI);
    public static final Setting<Integer> CHILDREN_MAX =
            Setting.number("pubsub#children_max", "How many nodes the collection may have", Setting.MAX, true);
    public static final Setting<Association> ASSOCIATION = choice(
            "children_association_policy",
            "Who may add nodes to the collection",
            Association.ALL,
            Association.class);
    public static final Setting<List<Jid>> ASSOCIATES = Setting.addresses(
            "pubsub#children_association_whitelist", "Who is on the list of those who may");

    /** The settings of a node with items. */
    public static final Vocabulary LEAF = new Vocabulary(List.of(
            NODE_TYPE, TITLE, DESCRIPTION, TYPE, LANGUAGE, CONTACT, ACCESS, GROUPS, DOMAINS, PUBLISH_MODEL, SUBSCRIBE,
            TEMPORARY, PERSIST, MAX_ITEMS, WHEN_FULL, ITEM_EXPIRE, MAX_PAYLOAD, ITEM_REPLY, PURGE_OFFLINE, DELIVER,
            PAYLOADS, NOTIFICATION_TYPE, SEND_LAST, PRESENCE_BASED, NOTIFY_CONFIG, NOTIFY_DELETE, NOTIFY_RETRACT,
            NOTIFY_SUB, NOTIFY_STATE, SHOW_SUBSCRIBERS, COLLECTION));

    /** The settings of a node with nodes. */
    public static final Vocabulary COLLECTIONS = new Vocabulary(List.of(
            NODE_TYPE, TITLE, DESCRIPTION, LANGUAGE, CONTACT, ACCESS, GROUPS, DOMAINS, SUBSCRIBE, TEMPORARY, DELIVER,
            NOTIFICATION_TYPE, PRESENCE_BASED, NOTIFY_CONFIG, NOTIFY_DELETE, NOTIFY_SUB, NOTIFY_STATE,
            SHOW_SUBSCRIBERS, COLLECTION, CHILDREN, CHILDREN_MAX, ASSOCIATION, ASSOCIATES));

    private Settings() {}

    private static <E extends Enum<E>> Setting<E> choice(String name, String label, E initial, Class<E> type) {
        return Setting.choice("pubsub#" + name, label, initial, type, constant ->
                constant.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** The settings of a kind of node. */
    public static Vocabulary of(NodeType type) {
        return switch (type) {
            case LEAF -> LEAF;
            case COLLECTION -> COLLECTIONS;
        };
    }

    /** The settings of a node that is configured like that. */
    public static Vocabulary of(Configuration configuration) {
        return of(configuration.get(NODE_TYPE));
    }
}

package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.PubSub;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Section 10: what services can do. */
public final class Features {
    private static final List<String> BOTH = List.of(
            "config-node",
            "config-node-max",
            "create-and-configure",
            "create-nodes",
            "delete-items",
            "delete-nodes",
            "instant-nodes",
            "item-ids",
            "last-published",
            "leased-subscription",
            "manage-subscriptions",
            "member-affiliation",
            "meta-data",
            "modify-affiliations",
            "multi-items",
            "multi-subscribe",
            "outcast-affiliation",
            "persistent-items",
            "publish",
            "publish-node-full",
            "publish-only-affiliation",
            "publish-options",
            "publisher-affiliation",
            "purge-nodes",
            "retract-items",
            "retrieve-affiliations",
            "retrieve-default",
            "retrieve-default-sub",
            "retrieve-items",
            "retrieve-subscriptions",
            "rsm",
            "subscribe",
            "subscription-notifications",
            "subscription-options");

    private Features() {}

    private static List<String> with(String... more) {
        List<String> all = new ArrayList<>(List.of(PubSub.NS));
        Stream.concat(BOTH.stream(), Stream.of(more)).forEach(name -> all.add(PubSub.NS + '#' + name));
        return List.copyOf(all);
    }

    /** Those of a service of a domain. */
    public static List<String> ofService() {
        return with("access-open", "collections", "multi-collections", "presence-notifications");
    }

    /** Those of an account. */
    public static List<String> ofAccount() {
        return with(
                "access-presence", "auto-create", "auto-subscribe", "filtered-notifications", "presence-subscribe",
                "pubsub-on-a-jid");
    }
}

package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.PubSub;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Section 10: what services can do. */
public final class Features {
    /**
     * DEVIATION: by the letter an access model stands here when it is the default. Clients look here for those that can be
     * had, and other servers list these.
     */
    private static final List<String> BOTH = List.of(
            "access-authorize",
            "access-open",
            "access-presence",
            "access-roster",
            "access-whitelist",
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
        return with("collections", "get-pending", "multi-collections", "presence-notifications");
    }

    /** Those of an account. */
    public static List<String> ofAccount() {
        return with(
                "auto-create", "auto-subscribe", "filtered-notifications", "presence-subscribe",
                "pubsub-on-a-jid");
    }
}

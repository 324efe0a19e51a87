package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Item;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.server.spi.Effect;
import im.parley.store.pubsub.ItemQuery;
import im.parley.store.pubsub.NodeAddress;
import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happens to nodes when somebody goes offline: temporary subscriptions end, and some items go. */
public final class Departures {
    private static final int MOST = 10_000;

    private final Ground ground;

    /** Departures from nodes there. */
    public Departures(Ground ground) {
        this.ground = ground;
    }

    /**
     * A resource is available no longer.
     *
     * @param hosts the service at an address
     * @param last whether no other resource of its user is available
     */
    public void gone(Jid resource, boolean last, Function<Jid, Host> hosts) {
        for (NodeAddress address : ground.nodes().temporaryOf(resource)) {
            Host host = hosts.apply(address.service());
            ground.nodes().run(host, address.node(), () -> end(host, address, resource, last));
        }
        if (last) {
            for (NodeAddress address : ground.nodes().purging()) {
                Host host = hosts.apply(address.service());
                ground.nodes().run(host, address.node(), () -> purge(host, address, resource));
            }
        }
    }

    /** Section 12.5. */
    private List<Effect> end(Host host, NodeAddress address, Jid resource, boolean last) {
        List<Effect> effects = new ArrayList<>();
        ground.nodes().find(host, address.node()).ifPresent(node -> {
            for (Subscription one : node.subscriptions(resource)) {
                boolean over = one.jid().isFull() ? one.jid().equals(resource) : last;
                if (one.isTemporary() && over) {
                    ground.nodes().unsubscribe(node, one);
                    effects.addAll(ground.delivery().subscribers(host, node, one, "none"));
                }
            }
        });
        return effects;
    }

    /** {@code pubsub#purge_offline}. */
    private List<Effect> purge(Host host, NodeAddress address, Jid publisher) {
        Node node = ground.nodes().find(host, address.node()).orElse(null);
        if (node == null || !node.get(Settings.PURGE_OFFLINE)) {
            return List.of();
        }
        Set<String> ids = ground.shelf().last(node, ItemQuery.ALL, MOST).stream()
                .filter(item -> item.publisher().bare().equals(publisher.bare()))
                .map(Item::id)
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return List.of();
        }
        Set<String> removed = ground.shelf().retract(node, ids);
        return node.get(Settings.NOTIFY_RETRACT) ? ground.delivery().retracted(host, node, removed) : List.of();
    }
}

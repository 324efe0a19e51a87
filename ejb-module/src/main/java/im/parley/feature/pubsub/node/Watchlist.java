package im.parley.feature.pubsub.node;

import im.parley.store.pubsub.NodeAddress;
import im.parley.wire.addr.Jid;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The nodes in memory on which something happens when somebody goes offline. Thread-safe. */
final class Watchlist {
    /** By the bare address of the subscriber: where subscriptions end with presence (section 12.5). */
    private final Map<Jid, Set<NodeAddress>> temporary = new ConcurrentHashMap<>();
    /** Nodes whose items go with their publishers. */
    private final Set<NodeAddress> purging = ConcurrentHashMap.newKeySet();

    void look(Node node) {
        node.subscriptions().forEach(one -> look(node, one));
        if (node.get(Settings.PURGE_OFFLINE)) {
            purging.add(node.address());
        } else {
            purging.remove(node.address());
        }
    }

    void look(Node node, Subscription subscription) {
        if (subscription.isTemporary()) {
            temporary
                    .computeIfAbsent(subscription.jid().bare(), jid -> ConcurrentHashMap.newKeySet())
                    .add(node.address());
        }
    }

    /** A temporary subscription is over. */
    void over(Node node, Subscription subscription) {
        temporary.computeIfPresent(subscription.jid().bare(), (jid, addresses) -> {
            addresses.remove(node.address());
            return addresses.isEmpty() ? null : addresses;
        });
    }

    void forget(Node node) {
        purging.remove(node.address());
    }

    /** Where somebody may have temporary subscriptions. */
    Set<NodeAddress> temporaryOf(Jid subscriber) {
        return Set.copyOf(temporary.getOrDefault(subscriber.bare(), Set.of()));
    }

    Set<NodeAddress> purging() {
        return Set.copyOf(purging);
    }
}

package im.parley.store.pubsub;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A node with all that is kept of it besides its items.
 *
 * @param head what is known from the beginning
 * @param values its configuration by the names of the fields, only what differs from the default
 * @param affiliations who is affiliated with it, by bare address
 * @param subscriptions who is subscribed to it
 */
public record StoredNode(
        Head head,
        Map<String, List<String>> values,
        Map<Jid, NodeAffiliation> affiliations,
        List<StoredSubscription> subscriptions) {

    /**
     * @param id its number, which no other node ever has
     * @param address where it is
     * @param creator who made it
     * @param created when it was made
     */
    public record Head(long id, NodeAddress address, Jid creator, Instant created) {}

    /** Takes copies. */
    public StoredNode {
        values = Map.copyOf(values);
        affiliations = Map.copyOf(affiliations);
        subscriptions = List.copyOf(subscriptions);
    }
}

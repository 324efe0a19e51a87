package im.parley.store.pubsub;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nodes and their items. Every method throws {@link im.parley.store.StoreException} when the database fails. */
public interface NodeStore {
    /** How many addresses of nodes that have moved are kept of one service; then the eldest is forgotten. */
    int MOVED = 1000;

    /** The names of the nodes of a service, sorted, behind that one, at most so many; the empty string begins. */
    List<String> names(Jid service, String after, int max);

    /** How many nodes a service has. */
    int count(Jid service);

    /** How many nodes of a service an entity has made. */
    int countMade(Jid service, Jid creator);

    /** Which of these services have nodes, and the names of those. */
    Map<Jid, Set<String>> namesOf(Collection<Jid> services);

    /** A node. */
    Optional<StoredNode> load(NodeAddress address);

    /** Keeps a new node; false when there is one at that address. */
    boolean create(StoredNode node);

    /** Replaces the configuration of a node. */
    void configure(long node, Map<String, List<String>> values);

    /** Forgets a node and its items. */
    void delete(long node);

    /** Keeps where a node is that was deleted, until there is one of its name again. */
    void moved(NodeAddress address, String uri);

    /** Where a node is that was deleted. */
    Optional<String> movedTo(NodeAddress address);

    /** Sets how somebody is affiliated; {@link NodeAffiliation#NONE} removes the entry. */
    void affiliate(long node, Jid entity, NodeAffiliation affiliation);

    /** Keeps a subscription, replacing the one with its subid. */
    void subscribe(long node, StoredSubscription subscription);

    /** Removes a subscription. */
    void unsubscribe(long node, String subid);

    /** The nodes of a service that an entity is affiliated with, by name. */
    Map<String, NodeAffiliation> affiliations(Jid service, Jid entity);

    /** The nodes of a service that an entity is subscribed to, with any resource, by name. */
    Map<String, List<StoredSubscription>> subscriptions(Jid service, Jid entity);

    /** How many subscriptions an entity has at a service. */
    int countSubscriptions(Jid service, Jid entity);

    /** The names of the nodes of a service that have a value in a field of their configuration. */
    List<String> withValue(Jid service, String field, String value, int max);

    /** Publishes items. On return they are safe. */
    Publication.Outcome publish(Publication publication);

    /** The first items of what is asked for, oldest first. */
    List<StoredItem> first(long node, ItemQuery query, int max);

    /** The last items of what is asked for, oldest first. */
    List<StoredItem> last(long node, ItemQuery query, int max);

    /** How many items there are of what is asked for. */
    int countItems(long node, ItemQuery query);

    /** Removes items by their ids; returns those that were there. */
    Set<String> retract(long node, Collection<String> ids);

    /** Removes all items that were published before that; returns how many. */
    int purge(long node, Instant before);

    /** Removes items that have expired by then, at any node, at most so many; returns how many. */
    int expire(Instant now, int max);

    /** Removes the oldest items beyond a number. */
    void trim(long node, int keep);
}

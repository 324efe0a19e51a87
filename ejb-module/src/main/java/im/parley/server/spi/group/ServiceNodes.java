package im.parley.server.spi.group;

import im.parley.store.pubsub.NodeAffiliation;
import im.parley.store.pubsub.StoredItem;
import im.parley.store.pubsub.StoredSubscription;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.xml.Element;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nodes for the administration, at services of domains and at accounts, with the rights of their owners. Its methods may
 * be called by any thread and wait for the node; what owners may not do, they refuse with a {@link
 * im.parley.wire.stanza.Refusal}.
 */
public interface ServiceNodes {

    /**
     * What a node is.
     *
     * @param items how many it has
     * @param subscribers how many are subscribed to it
     */
    record Facts(
            String node,
            String title,
            String accessModel,
            boolean collection,
            Jid creator,
            Instant created,
            int items,
            int subscribers) {}

    /**
     * An item that is to be published.
     *
     * @param id its id, or nothing for a new one
     * @param expires when it is to vanish, if it is to
     */
    record Draft(Optional<String> id, Element payload, Optional<Instant> expires) {
        /** One that stays. */
        public Draft(Optional<String> id, Element payload) {
            this(id, payload, Optional.empty());
        }
    }

    /** What stands before a served domain in the address of its service. */
    String label();

    /** The same of all addresses of the service, the first one included. */
    default List<String> labels() {
        return List.of(label());
    }

    /** The names of the nodes of a service, sorted, behind that one, at most so many. */
    List<String> names(Jid service, String after, int max);

    /** How many nodes a service has. */
    int count(Jid service);

    /** What a node is; nothing when there is none. */
    Optional<Facts> facts(Jid service, String node);

    /** The form with the configuration of new nodes. */
    DataForm blank(Jid service, boolean collection);

    /** The form with the configuration of a node; nothing when there is no node. */
    Optional<DataForm> form(Jid service, String node);

    /** Makes a node with these values by the names of the fields. */
    void create(Jid service, String node, Jid owner, Map<String, List<String>> fields);

    /** Changes the configuration of a node; false when there is none. */
    boolean configure(Jid service, String node, Map<String, List<String>> fields);

    /** Deletes a node; false when there is none. */
    boolean delete(Jid service, String node);

    /** The last items before that place among them, the oldest first; nothing when there is no node. */
    Optional<List<StoredItem>> items(Jid service, String node, long before, int max);

    /** Publishes an item in the name of an owner; returns its id. */
    String publish(Jid service, String node, Draft item);

    /** Removes an item, and those who are subscribed are told; false when there is no such item. */
    boolean retract(Jid service, String node, String id);

    /** Removes all items; false when there is no node. */
    boolean purge(Jid service, String node);

    /** Who is affiliated with a node; nothing when there is no node. */
    Optional<Map<Jid, NodeAffiliation>> affiliations(Jid service, String node);

    /** Affiliates somebody with a node; false when that cannot be. */
    boolean affiliate(Jid service, String node, Jid entity, NodeAffiliation affiliation);

    /** Who is subscribed to a node, or waits for approval; nothing when there is no node. */
    Optional<List<StoredSubscription>> subscriptions(Jid service, String node);

    /** Subscribes somebody, or ends the subscriptions of an address; false when that cannot be. */
    boolean subscribe(Jid service, String node, Jid subscriber, boolean subscribed);
}

package im.parley.feature.pubsub.node;

import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Set;

/** A service that has nodes: that of a domain, or that of an account. Made for each request; it keeps nothing. */
public interface Host {
    /** Its address. */
    Jid service();

    /** Whether it belongs to an account (XEP-0163). */
    boolean isPersonal();

    /** The configuration with which a node begins. */
    Configuration beginning(String node, Settings.NodeType type);

    /** Whether somebody may make nodes. */
    boolean mayCreate(Jid entity);

    /** Whether somebody may do what owners may. */
    boolean administers(Jid entity);

    /** Whether somebody may subscribe at all (section 6.1.3.6). */
    boolean maySubscribe(Jid entity);

    /** Whether publishing makes the node (section 7.1.4). */
    boolean createsOnPublish();

    /** What is allowed at most. */
    Limits limits();

    /** Whose rosters decide who sees presence and is in groups. */
    List<Jid> rosterOwners(Node node);

    /** Who gets events without a subscription (section 9.1), as full addresses, besides some. */
    List<Jid> implicit(Node node, Set<Jid> besides);

    /** With which presence somebody is available; empty when not, or not known to be. */
    Set<Subscription.Show> presence(Jid subscriber);

    /**
     * @param items how many a node may keep, whatever its configuration
     * @param payload the largest payload in bytes
     * @param nodes how many nodes one entity may make
     * @param subscriptions how many an entity may have at the service
     * @param affiliations how many entries the list of a node has
     * @param page how many items come in one answer
     */
    record Limits(int items, int payload, int nodes, int subscriptions, int affiliations, int page) {}
}

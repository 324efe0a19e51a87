package im.parley.feature.pubsub.pep;

import im.parley.feature.pubsub.node.Access;
import im.parley.feature.pubsub.node.Configuration;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Settings.NodeType;
import im.parley.feature.pubsub.node.Subscription.Show;
import im.parley.store.roster.Roster;
import im.parley.store.roster.RosterItem;
import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An account as a service (XEP-0163 section 2.1). */
record AccountHost(Jid service, Circle circle) implements Host {
    @Override
    public boolean isPersonal() {
        return true;
    }

    @Override
    public Configuration beginning(String node, NodeType type) {
        return Beginnings.of(node);
    }

    /** Who has no account that is stored has no nodes: nobody could remove them. */
    @Override
    public boolean mayCreate(Jid entity) {
        return entity.bare().equals(service) && circle.users().exists(service);
    }

    @Override
    public boolean administers(Jid entity) {
        return entity.bare().equals(service);
    }

    @Override
    public boolean maySubscribe(Jid entity) {
        return circle.isStable(entity);
    }

    @Override
    public boolean createsOnPublish() {
        return true;
    }

    @Override
    public Limits limits() {
        return circle.limits();
    }

    @Override
    public List<Jid> rosterOwners(Node node) {
        return List.of(service);
    }

    /** Sections 4 and 9.1 of XEP-0060: the own clients, and those of contacts who may see the node, if they want to. */
    @Override
    public List<Jid> implicit(Node node, Set<Jid> besides) {
        List<Jid> recipients = new ArrayList<>(circle.interests().in(node.name(), service));
        boolean closed = node.get(Settings.ACCESS) == Access.WHITELIST
                && node.affiliations().size() < 2;
        if (!closed) {
            Roster roster = circle.rosters().load(service);
            for (RosterItem item : roster.items().values()) {
                switch (item.subscription()) {
                    case FROM, BOTH -> add(node, item.contact(), recipients);
                    case NONE, TO -> {}
                }
            }
            if (node.get(Settings.ACCESS) == Access.OPEN) {
                circle.sharers().of(service).stream()
                        .filter(client -> !roster.showsPresenceTo(client) && wants(client, node))
                        .forEach(recipients::add);
            }
        }
        recipients.removeIf(client -> besides.contains(client) || besides.contains(client.bare()));
        return recipients;
    }

    private boolean wants(Jid client, Node node) {
        return circle.interests().of(client.bare()).getOrDefault(client, Set.of()).contains(node.name())
                && circle.nodes().standing(this, node, client).mayRead();
    }

    private void add(Node node, Jid contact, List<Jid> recipients) {
        List<Jid> clients = circle.interests().in(node.name(), contact);
        if (!clients.isEmpty() && circle.nodes().standing(this, node, contact).mayRead()) {
            recipients.addAll(clients);
        }
    }

    @Override
    public Set<Show> presence(Jid subscriber) {
        return circle.presences().of(subscriber);
    }
}

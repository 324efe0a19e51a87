package im.parley.feature.pubsub;

import im.parley.feature.pubsub.node.Configuration;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.Presences;
import im.parley.feature.pubsub.node.Settings.NodeType;
import im.parley.feature.pubsub.node.Subscription.Show;
import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Set;

/** The service of a domain. */
record DomainHost(Jid service, Licences licences, Presences presences) implements Host {
    @Override
    public boolean isPersonal() {
        return false;
    }

    @Override
    public Configuration beginning(String node, NodeType type) {
        return licences.beginning(type);
    }

    @Override
    public boolean mayCreate(Jid entity) {
        return licences.mayCreate(entity);
    }

    @Override
    public boolean administers(Jid entity) {
        return licences.administers(entity);
    }

    @Override
    public boolean maySubscribe(Jid entity) {
        return licences.maySubscribe(entity);
    }

    @Override
    public boolean createsOnPublish() {
        return false;
    }

    @Override
    public Limits limits() {
        return licences.options().using().limits();
    }

    @Override
    public List<Jid> rosterOwners(Node node) {
        return node.owners().stream().filter(licences::isLocal).toList();
    }

    @Override
    public List<Jid> implicit(Node node, Set<Jid> besides) {
        return List.of();
    }

    @Override
    public Set<Show> presence(Jid subscriber) {
        return presences.of(subscriber);
    }
}

package im.parley.server.admin.group;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Audit.Act;
import im.parley.server.admin.Page;
import im.parley.server.admin.Rejected;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Domains;
import im.parley.server.spi.group.ServiceNodes;
import im.parley.store.pubsub.NodeAffiliation;
import im.parley.store.pubsub.StoredItem;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.ElementText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes, shows, changes and deletes nodes. A service is the domain of publish-subscribe at a served domain, for who
 * administers that, or an account, for its user, too.
 */
@Singleton
public final class NodesAdmin {
    private static final int BATCH = 1000;

    private final Catalogue catalogue;
    private final Domains domains;
    private final Audit audit;

    /** Works on the nodes of this server. */
    @Inject
    public NodesAdmin(Catalogue catalogue, Domains domains, Audit audit) {
        this.catalogue = catalogue;
        this.domains = domains;
        this.audit = audit;
    }

    /** The service at a served domain. */
    public Jid service(String domain) {
        return Jid.prepared("", nodes().label() + '.' + domain);
    }

    /**
     * A page of the nodes of a service, by name.
     *
     * @param after the name of the last node of the page before, or empty
     */
    public Page<NodeView> list(Actor actor, Jid service, String after, int limit) {
        return list(actor, service, "", after, limit);
    }

    /**
     * A page of those nodes of a service whose names have a text in them.
     *
     * @param text a part of the name, or empty
     * @param after the name of the last node of the page before, or empty
     */
    public Page<NodeView> list(Actor actor, Jid service, String text, String after, int limit) {
        ServiceNodes nodes = of(actor, service);
        int most = Served.limit(limit);
        int batch = text.isEmpty() ? most + 1 : BATCH;
        List<String> found = new ArrayList<>();
        List<String> names = nodes.names(service, after, batch);
        while (!names.isEmpty() && found.size() <= most) {
            names.stream().filter(name -> name.contains(text)).limit(most + 1L - found.size()).forEach(found::add);
            names = names.size() < batch ? List.of() : nodes.names(service, names.getLast(), batch);
        }
        Page<String> page = Served.page(found, most, name -> name);
        return new Page<>(
                page.items().stream()
                        .flatMap(name -> nodes.facts(service, name).stream())
                        .map(facts -> view(service, facts))
                        .toList(),
                page.next());
    }

    private static NodeView view(Jid service, ServiceNodes.Facts facts) {
        return new NodeView(
                service,
                facts.node(),
                facts.title(),
                facts.accessModel(),
                facts.collection(),
                facts.creator(),
                facts.created(),
                facts.items(),
                facts.subscribers());
    }

    /** How many nodes a service has. */
    public int count(Actor actor, Jid service) {
        return of(actor, service).count(service);
    }

    /** A node. */
    public NodeView get(Actor actor, Jid service, String node) {
        return view(service, of(actor, service).facts(service, node).orElseThrow(() -> missing(service, node)));
    }

    /** The form to fill in for a new node. */
    public DataForm blank(Actor actor, Jid service, boolean collection) {
        return of(actor, service).blank(service, collection);
    }

    /**
     * Makes a node.
     *
     * @param fields values by the names of the fields of the form; what is not there is as for any new node
     */
    public void create(Actor actor, Jid service, String node, Jid owner, Map<String, List<String>> fields) {
        audit.run(actor, act(service, node, "node.create").saying("owner " + owner.bare()), () -> {
            ServiceNodes nodes = of(actor, service);
            if (node.isBlank() || node.length() > 1000) {
                throw Rejected.invalid("node", "a node needs a name of at most 1000 characters");
            }
            boolean done = Served.asked("fields", () -> {
                nodes.create(service, node, owner.bare(), fields);
                return true;
            });
            must(service, node, done);
        });
    }

    /** The configuration of a node as the form that its owners get. */
    public DataForm form(Actor actor, Jid service, String node) {
        return of(actor, service).form(service, node).orElseThrow(() -> missing(service, node));
    }

    /** Changes the configuration of a node; what is not mentioned stays. */
    public void configure(Actor actor, Jid service, String node, Map<String, List<String>> changes) {
        String fields = String.join(" ", changes.keySet().stream().sorted().toList());
        audit.run(actor, act(service, node, "node.configure").saying(fields), () -> {
            ServiceNodes nodes = of(actor, service);
            Served.named(changes, form(actor, service, node));
            must(service, node, Served.asked("fields", () -> nodes.configure(service, node, changes)));
        });
    }

    /** Deletes a node with its items and subscriptions. */
    public void delete(Actor actor, Jid service, String node) {
        audit.run(actor, act(service, node, "node.delete"), () ->
                must(service, node, Served.asked("node", () -> of(actor, service).delete(service, node))));
    }

    /**
     * A page of the items of a node, the latest first.
     *
     * @param after what the page before said is next, or empty
     */
    public Page<NodeView.Item> items(Actor actor, Jid service, String node, String after, int limit) {
        List<StoredItem> found = of(actor, service)
                .items(service, node, place(after), Served.limit(limit) + 1)
                .orElseThrow(() -> missing(service, node))
                .reversed();
        return Served.page(found, limit, item -> Long.toString(item.order()))
                .map(NodeView.Item::of);
    }

    private static long place(String after) {
        try {
            return after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException noPlace) {
            throw Rejected.invalid("after", "'" + after + "' is no place among items");
        }
    }

    /**
     * Publishes an item.
     *
     * @return its id
     */
    public String publish(Actor actor, Jid service, String node, NodeView.NewItem item) {
        return audit.of(actor, act(service, node, "node.publish").saying(item.id().orElse("")), () -> {
            ServiceNodes nodes = of(actor, service);
            get(actor, service, node);
            var element = ElementText.read(item.payload())
                    .orElseThrow(() -> Rejected.invalid("payload", "the payload is no element of XML"));
            ServiceNodes.Draft draft = new ServiceNodes.Draft(item.id(), element, item.expires());
            return Served.given("payload", () -> nodes.publish(service, node, draft));
        });
    }

    /** Removes an item. */
    public void retract(Actor actor, Jid service, String node, String id) {
        audit.run(actor, act(service, node, "node.retract").saying(id), () -> {
            get(actor, service, node);
            if (!Served.asked("id", () -> nodes().retract(service, node, id))) {
                throw Rejected.notFound("the node '" + node + "' has no item '" + id + '\'');
            }
        });
    }

    /** Removes all items. */
    public void purge(Actor actor, Jid service, String node) {
        audit.run(actor, act(service, node, "node.purge"), () ->
                must(service, node, Served.asked("node", () -> of(actor, service).purge(service, node))));
    }

    /** Who is subscribed to a node, or waits for approval. */
    public List<NodeView.Subscription> subscriptions(Actor actor, Jid service, String node) {
        return of(actor, service).subscriptions(service, node).orElseThrow(() -> missing(service, node)).stream()
                .map(one -> new NodeView.Subscription(one.jid(), one.subid(), one.state()))
                .toList();
    }

    /** Subscribes somebody, whatever the access model says, or ends the subscriptions of an address. */
    public void subscribe(Actor actor, Jid service, String node, Jid subscriber, boolean subscribed) {
        Act act = act(service, node, subscribed ? "node.subscribe" : "node.unsubscribe");
        audit.run(actor, act.saying(subscriber.toString()), () -> {
            get(actor, service, node);
            if (!Served.asked("jid", () -> nodes().subscribe(service, node, subscriber, subscribed))) {
                throw Rejected.notFound(subscriber + " is not subscribed to '" + node + '\'');
            }
        });
    }

    /** Who is affiliated with a node. */
    public List<NodeView.Affiliate> affiliates(Actor actor, Jid service, String node) {
        return of(actor, service).affiliations(service, node).orElseThrow(() -> missing(service, node)).entrySet().stream()
                .map(entry -> new NodeView.Affiliate(entry.getKey(), entry.getValue().word()))
                .sorted((one, other) -> one.jid().compareTo(other.jid()))
                .toList();
    }

    /**
     * Changes how somebody is affiliated with a node.
     *
     * @param affiliation {@code owner}, {@code publisher}, {@code publish-only}, {@code member}, {@code outcast}, {@code
     *     none}
     */
    public void affiliate(Actor actor, Jid service, String node, Jid entity, String affiliation) {
        Act act = act(service, node, "node.affiliate").saying(entity.bare() + " " + affiliation);
        audit.run(actor, act, () -> {
            get(actor, service, node);
            NodeAffiliation wanted = NodeAffiliation.of(affiliation)
                    .orElseThrow(() -> Rejected.invalid("affiliation", "'" + affiliation + "' is no affiliation"));
            if (!Served.asked("affiliation", () -> nodes().affiliate(service, node, entity.bare(), wanted))) {
                throw Rejected.conflict("that cannot be; a node always has an owner");
            }
        });
    }

    private Act act(Jid service, String node, String operation) {
        String domain = service.local().isEmpty() ? Served.domain(service, nodes().labels()) : service.domain();
        return new Act(operation, domain, service + " " + node, "");
    }

    private static void must(Jid service, String node, boolean found) {
        if (!found) {
            throw missing(service, node);
        }
    }

    private static Rejected missing(Jid service, String node) {
        return Rejected.notFound("there is no node '" + node + "' at " + service);
    }

    private ServiceNodes nodes() {
        return catalogue.provided(ServiceNodes.class)
                .orElseThrow(() -> Rejected.notFound("publish-subscribe is switched off"));
    }

    private ServiceNodes of(Actor actor, Jid service) {
        ServiceNodes nodes = nodes();
        if (service.local().isEmpty()) {
            Served.administered(actor, Served.domain(service, nodes.labels()), domains);
        } else {
            actor.requireAccount(service.bare());
        }
        return nodes;
    }
}

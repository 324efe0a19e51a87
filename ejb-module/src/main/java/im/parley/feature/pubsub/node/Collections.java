package im.parley.feature.pubsub.node;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** XEP-0248: PubSub Collection Nodes. Nodes that have nodes, and those who watch them. */
public final class Collections {
    private static final int DEEPEST = 32;
    private static final int MOST_ABOVE = 1000;
    private static final int MOST_PARENTS = 50;
    private static final int MOST_CHILDREN = 100_000;

    private final Nodes nodes;

    /** The collections among these. */
    public Collections(Nodes nodes) {
        this.nodes = nodes;
    }

    /**
     * A collection above a node.
     *
     * @param collection its name
     * @param depth how far above: 1 for those that have the node itself
     */
    record Above(String collection, int depth) {}

    /** All collections above a node, the nearest first, each once; what is too far away hears nothing. */
    List<Above> above(Host host, Node node) {
        return above(host, node, DEEPEST);
    }

    private List<Above> above(Host host, Node node, int deepest) {
        List<Above> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<Above> open = new ArrayDeque<>();
        node.get(Settings.COLLECTION).forEach(name -> open.add(new Above(name, 1)));
        while (!open.isEmpty() && found.size() < MOST_ABOVE) {
            Above next = open.poll();
            if (next.depth() > deepest || !seen.add(next.collection())) {
                continue;
            }
            found.add(next);
            nodes.find(host, next.collection())
                    .ifPresent(parent -> parent.get(Settings.COLLECTION)
                            .forEach(name -> open.add(new Above(name, next.depth() + 1))));
        }
        return found;
    }

    /** Who listens to the items below a collection and may see this node; who is told is added to {@code told}. */
    List<Jid> listeners(Host host, Node node, Above above, Set<Jid> told) {
        List<Jid> listeners = new ArrayList<>();
        nodes.find(host, above.collection()).ifPresent(collection -> collection
                .subscriptions()
                .filter(Subscription::isActive)
                .filter(one -> one.options().get(Subscription.DELIVER)
                        && one.options().get(Subscription.TYPE) == Subscription.Kind.ITEMS)
                .filter(one -> above.depth() == 1
                        || one.options().get(Subscription.DEPTH) == Subscription.Depth.DEPTH_ALL)
                .filter(one -> nodes.standing(host, node, one.jid()).mayRead())
                .forEach(one -> {
                    if (told.add(one.jid())) {
                        listeners.add(one.jid());
                    }
                }));
        return listeners;
    }

    /** Who wants to know which nodes a collection has. */
    List<Jid> watchers(Host host, Node collection) {
        Set<Jid> watchers = new HashSet<>();
        watch(collection, true, watchers);
        above(host, collection).forEach(above -> nodes.find(host, above.collection())
                .ifPresent(parent -> watch(parent, false, watchers)));
        return List.copyOf(watchers);
    }

    private static void watch(Node collection, boolean direct, Set<Jid> watchers) {
        collection.subscriptions()
                .filter(Subscription::isActive)
                .filter(one -> one.options().get(Subscription.DELIVER)
                        && one.options().get(Subscription.TYPE) == Subscription.Kind.NODES)
                .filter(one -> direct || one.options().get(Subscription.DEPTH) == Subscription.Depth.DEPTH_ALL)
                .forEach(one -> watchers.add(one.jid()));
    }

    /** The nodes that a collection has. */
    public List<String> children(Host host, String collection) {
        return nodes.store().withValue(host.service(), Settings.COLLECTION.name(), collection, MOST_CHILDREN);
    }

    /**
     * Checks in how many collections a node is to be.
     *
     * @throws Refusal when these are too many
     */
    public static void check(Collection<String> collections) {
        Faults.unless(collections.size() <= MOST_PARENTS, Faults.BAD_GRAPH);
    }

    /**
     * Checks whether a node may come into a collection.
     *
     * @throws Refusal when it may not
     */
    public void check(Host host, String child, String collection, Jid who) {
        Node parent = nodes.find(host, collection).orElseThrow(() -> new Refusal(Faults.NO_NODE));
        Faults.unless(parent.isCollection(), Faults.BAD_GRAPH);
        Faults.unless(mayAssociate(host, parent, who), Faults.FORBIDDEN);
        List<Above> above = above(host, parent, Integer.MAX_VALUE);
        boolean cycle = child.equals(collection)
                || above.stream().anyMatch(one -> one.collection().equals(child));
        // What is too much to look at might be a circle.
        boolean deep = above.size() >= MOST_ABOVE || above.stream().anyMatch(one -> one.depth() >= DEEPEST);
        Faults.unless(!cycle && !deep, Faults.BAD_GRAPH);
        int most = parent.get(Settings.CHILDREN_MAX);
        Faults.unless(
                most == Setting.MAX || children(host, collection).size() < most, Faults.MAX_NODES);
    }

    private boolean mayAssociate(Host host, Node parent, Jid who) {
        if (nodes.standing(host, parent, who).isOwner()) {
            return true;
        }
        return switch (parent.get(Settings.ASSOCIATION)) {
            case ALL -> nodes.standing(host, parent, who).mayRead();
            case OWNERS -> false;
            case WHITELIST -> parent.get(Settings.ASSOCIATES).contains(who.bare());
        };
    }

    /** The leaves below a collection, in the order of their names, at most so many. */
    public List<Node> leaves(Host host, String collection, int most) {
        List<Node> leaves = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(collection));
        Deque<String> open = new ArrayDeque<>(children(host, collection));
        while (!open.isEmpty() && leaves.size() < most) {
            String name = open.poll();
            Optional<Node> node = seen.add(name) ? nodes.find(host, name) : Optional.empty();
            node.ifPresent(found -> {
                if (found.isCollection()) {
                    open.addAll(children(host, name));
                } else {
                    leaves.add(found);
                }
            });
        }
        return leaves;
    }
}

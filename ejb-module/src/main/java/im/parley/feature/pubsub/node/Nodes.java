package im.parley.feature.pubsub.node;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Lane;
import im.parley.server.spi.Lanes;
import im.parley.server.spi.Options;
import im.parley.store.pubsub.NodeAddress;
import im.parley.store.pubsub.NodeAffiliation;
import im.parley.store.pubsub.NodeStore;
import im.parley.store.pubsub.StoredNode;
import im.parley.store.roster.RosterStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Stanza;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All nodes: those in memory, those that are kept, and the lanes on which they are changed. Thread-safe. */
@Singleton
public final class Nodes {
    private static final int LANES = 256;
    private static final int WEIGHT_OF_NODE = 10;
    private static final int ACCOUNTS = 200_000;

    private final NodeStore store;
    private final RosterStore rosters;
    private final Clock clock;
    private final int maxWaiting;
    private final Cache<NodeAddress, Node> live;
    /** The names of the nodes of accounts: most have none, and who has none costs no access to the store. */
    private final Cache<Jid, Set<String>> names;

    private final Watchlist watchlist = new Watchlist();

    private volatile @Nullable List<Lane> lanes;

    @Inject
    Nodes(NodeStore store, RosterStore rosters, Clock clock, Options options) {
        this.store = store;
        this.rosters = rosters;
        this.clock = clock;
        PubSubOptions.Using using = options.of(PubSubOptions.class).using();
        this.maxWaiting = using.maxWaiting();
        this.live = Caffeine.newBuilder()
                .maximumWeight((long) using.cacheSize() * WEIGHT_OF_NODE)
                .executor(Runnable::run)
                .weigher((NodeAddress address, Node node) -> node.weight())
                .build();
        this.names = Caffeine.newBuilder()
                .maximumSize(Math.max(ACCOUNTS, using.cacheSize()))
                .executor(Runnable::run)
                .build();
    }

    /** To be called before anything is changed. */
    public synchronized void open(Lanes opened) {
        if (lanes != null) {
            return; // by the other feature that has nodes
        }
        List<Lane> all = new ArrayList<>(LANES);
        for (int i = 0; i < LANES; i++) {
            all.add(opened.open());
        }
        lanes = List.copyOf(all);
    }

    /** Where nodes are kept. */
    public NodeStore store() {
        return store;
    }

    /** The time. */
    public Clock clock() {
        return clock;
    }

    /** What somebody may do with a node. */
    public Standing standing(Host host, Node node, Jid who) {
        return new Standing(host, node, who, rosters);
    }

    /**
     * The lane on which a node is changed. All nodes of an account share one, so that what it publishes keeps its order;
     * the nodes of a service have many.
     */
    private Lane lane(Host host, String node) {
        List<Lane> opened = lanes;
        if (opened == null) {
            throw new IllegalStateException("the nodes are not open");
        }
        int hash = host.isPersonal() ? host.service().hashCode() : 31 * host.service().hashCode() + node.hashCode();
        return opened.get(Math.floorMod(hash * 0x9E3779B9, LANES));
    }

    /** Whether too much waits for a node. */
    public boolean isBusy(Host host, String node) {
        return lane(host, node).waiting() > maxWaiting;
    }

    /** Does what a stanza asks of a node, after all that was asked before. */
    public void run(Host host, String node, Stanza cause, Supplier<List<Effect>> work) {
        lane(host, node).run(cause, work);
    }

    /** Does something with a node, after all that was asked before. */
    public void run(Host host, String node, Supplier<List<Effect>> work) {
        lane(host, node).run(work);
    }

    /** A node, from memory or as it is kept. */
    @SuppressWarnings("NullAway") // the cache keeps nothing of what is not there, and says so by null
    public Optional<Node> find(Host host, String name) {
        if (host.isPersonal() && !names(host.service()).contains(name)) {
            return Optional.empty();
        }
        NodeAddress address = new NodeAddress(host.service(), name);
        return Optional.ofNullable(live.get(address, this::load));
    }

    private @Nullable Node load(NodeAddress address) {
        Node node = store.load(address).map(Node::new).orElse(null);
        if (node != null) {
            watchlist.look(node);
        }
        return node;
    }

    /** The names of the nodes of an account. */
    public Set<String> names(Jid account) {
        return names.get(account.bare(), this::loadNames);
    }

    private Set<String> loadNames(Jid account) {
        return Set.copyOf(store.namesOf(List.of(account)).getOrDefault(account, Set.of()));
    }

    /** The names of the nodes of many accounts, in few steps; accounts without nodes are left out. */
    public Map<Jid, Set<String>> names(Collection<Jid> accounts) {
        Map<Jid, Set<String>> found = new HashMap<>(names.getAllPresent(accounts));
        List<Jid> unknown =
                accounts.stream().filter(account -> !found.containsKey(account)).toList();
        if (!unknown.isEmpty()) {
            Map<Jid, Set<String>> read = store.namesOf(unknown);
            unknown.forEach(account -> {
                Set<String> some = Set.copyOf(read.getOrDefault(account, Set.of()));
                Set<String> meanwhile = names.asMap().putIfAbsent(account, some);
                found.put(account, meanwhile == null ? some : meanwhile);
            });
        }
        found.values().removeIf(Set::isEmpty);
        return found;
    }

    /** Makes a node on its lane; nothing when there is one of that name. */
    public Optional<Node> create(Host host, String name, Jid creator, Configuration configuration) {
        NodeAddress address = new NodeAddress(host.service(), name);
        Jid owner = host.isPersonal() ? host.service() : creator.bare();
        StoredNode made = new StoredNode(
                new StoredNode.Head(
                        ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE), address, creator.bare(), clock.instant()),
                configuration.texts(),
                Map.of(owner, NodeAffiliation.OWNER),
                List.of());
        if (host.isPersonal()) {
            names(host.service()); // so that nobody who reads meanwhile takes an old list for the new one
        }
        if (!store.create(made)) {
            return Optional.empty();
        }
        Node node = new Node(made);
        node.last(Optional.empty());
        live.put(address, node);
        watchlist.look(node);
        rename(host.service(), set -> set.add(name));
        return Optional.of(node);
    }

    private void rename(Jid account, Consumer<Set<String>> change) {
        names.asMap().computeIfPresent(account, (jid, before) -> {
            Set<String> after = new TreeSet<>(before);
            change.accept(after);
            return Set.copyOf(after);
        });
    }

    /** Forgets a node with all its items. */
    public void delete(Node node) {
        store.delete(node.id());
        live.invalidate(node.address());
        watchlist.forget(node);
        rename(node.address().service(), set -> set.remove(node.name()));
    }

    /** An account is no more, or its rights: what is in memory may be wrong. */
    public void forget(Jid account) {
        names.invalidate(account);
        live.asMap().values().removeIf(node -> node.address().service().equals(account)
                || node.affiliations().containsKey(account)
                || !node.subscriptions(account).isEmpty());
    }

    /** Configures a node. */
    public void configure(Node node, Configuration configuration) {
        store.configure(node.id(), configuration.texts());
        node.configure(configuration);
        watchlist.look(node);
    }

    /** Affiliates somebody with a node. */
    public void affiliate(Node node, Jid entity, NodeAffiliation affiliation) {
        store.affiliate(node.id(), entity, affiliation);
        node.affiliate(entity, affiliation);
    }

    /** Adds a subscription or changes one. */
    public void subscribe(Node node, Subscription subscription) {
        store.subscribe(node.id(), subscription.stored());
        node.put(subscription);
        watchlist.look(node, subscription);
        live.asMap().computeIfPresent(node.address(), (address, known) -> known); // weighs it again
    }

    /** Ends a subscription. */
    public void unsubscribe(Node node, Subscription subscription) {
        store.unsubscribe(node.id(), subscription.subid());
        node.remove(subscription);
        if (subscription.isTemporary() && node.subscriptions(subscription.jid()).isEmpty()) {
            watchlist.over(node, subscription);
        }
    }

    /** Where somebody may have subscriptions that end with presence. */
    public Set<NodeAddress> temporaryOf(Jid subscriber) {
        return watchlist.temporaryOf(subscriber);
    }

    /** The nodes whose items go with their publishers. */
    public Set<NodeAddress> purging() {
        return watchlist.purging();
    }

    /** Does something that belongs to no node, on a lane. */
    public void run(Supplier<List<Effect>> work) {
        List<Lane> opened = lanes;
        if (opened != null) {
            opened.getFirst().run(work);
        }
    }

    /** The nodes that are in memory now. */
    public List<Node> inMemory() {
        return List.copyOf(live.asMap().values());
    }
}

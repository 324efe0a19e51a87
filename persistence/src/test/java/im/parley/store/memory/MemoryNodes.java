package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.pubsub.ItemQuery;
import im.parley.store.pubsub.NodeAddress;
import im.parley.store.pubsub.NodeAffiliation;
import im.parley.store.pubsub.NodeStore;
import im.parley.store.pubsub.Publication;
import im.parley.store.pubsub.StoredItem;
import im.parley.store.pubsub.StoredNode;
import im.parley.store.pubsub.StoredSubscription;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Nodes in memory. */
public final class MemoryNodes implements NodeStore, AccountData {
    private final Map<NodeAddress, StoredNode> nodes = new LinkedHashMap<>();
    private final Map<Long, List<StoredItem>> items = new HashMap<>();
    private final Map<NodeAddress, String> moved = new LinkedHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private long last;

    /** How often somebody asked for something. */
    public int reads() {
        return reads.get();
    }

    private Stream<StoredNode> of(Jid service) {
        return nodes.values().stream()
                .filter(node -> node.head().address().service().equals(service.bare()));
    }

    @Override
    public synchronized List<String> names(Jid service, String after, int max) {
        reads.incrementAndGet();
        return of(service)
                .map(node -> node.head().address().node())
                .sorted()
                .filter(name -> name.compareTo(after) > 0)
                .limit(max)
                .toList();
    }

    @Override
    public synchronized int count(Jid service) {
        return (int) of(service).count();
    }

    @Override
    public synchronized int countMade(Jid service, Jid creator) {
        return (int) of(service)
                .filter(node -> node.head().creator().bare().equals(creator.bare()))
                .count();
    }

    @Override
    public synchronized Map<Jid, Set<String>> namesOf(Collection<Jid> services) {
        reads.incrementAndGet();
        Map<Jid, Set<String>> names = new HashMap<>();
        services.forEach(service -> of(service)
                .forEach(node -> names.computeIfAbsent(service.bare(), any -> new TreeSet<>())
                        .add(node.head().address().node())));
        return names;
    }

    @Override
    public synchronized Optional<StoredNode> load(NodeAddress address) {
        reads.incrementAndGet();
        return Optional.ofNullable(nodes.get(address));
    }

    @Override
    public synchronized boolean create(StoredNode node) {
        boolean free = nodes.putIfAbsent(node.head().address(), node) == null;
        if (free) {
            moved.remove(node.head().address());
        }
        return free;
    }

    private void change(long id, UnaryOperator<StoredNode> change) {
        nodes.replaceAll((address, node) -> node.head().id() == id ? change.apply(node) : node);
    }

    @Override
    public synchronized void configure(long id, Map<String, List<String>> values) {
        change(id, node -> new StoredNode(node.head(), values, node.affiliations(), node.subscriptions()));
    }

    @Override
    public synchronized void delete(long id) {
        nodes.values().removeIf(node -> node.head().id() == id);
        items.remove(id);
    }

    @Override
    public synchronized void moved(NodeAddress address, String uri) {
        moved.remove(address);
        List<NodeAddress> others = moved.keySet().stream()
                .filter(one -> one.service().equals(address.service()))
                .toList();
        if (others.size() == MOVED) {
            moved.remove(others.getFirst());
        }
        moved.put(address, uri);
    }

    @Override
    public synchronized Optional<String> movedTo(NodeAddress address) {
        reads.incrementAndGet();
        return Optional.ofNullable(moved.get(address));
    }

    @Override
    public synchronized void affiliate(long id, Jid entity, NodeAffiliation affiliation) {
        change(id, node -> {
            Map<Jid, NodeAffiliation> affiliations = new HashMap<>(node.affiliations());
            affiliations.remove(entity.bare());
            if (affiliation != NodeAffiliation.NONE) {
                affiliations.put(entity.bare(), affiliation);
            }
            return new StoredNode(node.head(), node.values(), affiliations, node.subscriptions());
        });
    }

    @Override
    public synchronized void subscribe(long id, StoredSubscription subscription) {
        unsubscribe(id, subscription.subid());
        change(id, node -> {
            List<StoredSubscription> all = new ArrayList<>(node.subscriptions());
            all.add(subscription);
            return new StoredNode(node.head(), node.values(), node.affiliations(), all);
        });
    }

    @Override
    public synchronized void unsubscribe(long id, String subid) {
        keep(id, subscription -> !subscription.subid().equals(subid));
    }

    private void keep(long id, Predicate<StoredSubscription> which) {
        change(id, node -> new StoredNode(
                node.head(),
                node.values(),
                node.affiliations(),
                node.subscriptions().stream().filter(which).toList()));
    }

    @Override
    public synchronized Map<String, NodeAffiliation> affiliations(Jid service, Jid entity) {
        Map<String, NodeAffiliation> found = new TreeMap<>();
        of(service).forEach(node -> Optional.ofNullable(node.affiliations().get(entity.bare()))
                .ifPresent(affiliation -> found.put(node.head().address().node(), affiliation)));
        return found;
    }

    @Override
    public synchronized Map<String, List<StoredSubscription>> subscriptions(Jid service, Jid entity) {
        Map<String, List<StoredSubscription>> found = new TreeMap<>();
        of(service).forEach(node -> {
            List<StoredSubscription> own = node.subscriptions().stream()
                    .filter(subscription -> subscription.jid().bare().equals(entity.bare()))
                    .toList();
            if (!own.isEmpty()) {
                found.put(node.head().address().node(), own);
            }
        });
        return found;
    }

    @Override
    public synchronized int countSubscriptions(Jid service, Jid entity) {
        return subscriptions(service, entity).values().stream().mapToInt(List::size).sum();
    }

    @Override
    public synchronized List<String> withValue(Jid service, String field, String value, int max) {
        return of(service)
                .filter(node -> node.values().getOrDefault(field, List.of()).contains(value))
                .map(node -> node.head().address().node())
                .sorted()
                .limit(max)
                .toList();
    }

    @Override
    public synchronized Publication.Outcome publish(Publication publication) {
        List<StoredItem> all = items.computeIfAbsent(publication.node(), node -> new ArrayList<>());
        Set<String> ids = new HashSet<>();
        publication.items().forEach(draft -> ids.add(draft.id()));
        if (!publication.removesOldest()) {
            all.removeIf(item -> !item.expires().isAfter(publication.published()));
        }
        List<StoredItem> kept = new ArrayList<>(
                all.stream().filter(item -> !ids.contains(item.id())).toList());
        int excess = kept.size() + ids.size() - publication.keep();
        if (ids.size() > publication.keep() || (excess > 0 && !publication.removesOldest())) {
            return Publication.Outcome.FULL;
        }
        List<String> removed = new ArrayList<>();
        for (int i = 0; i < excess; i++) {
            removed.add(kept.removeFirst().id());
        }
        List<Long> orders = new ArrayList<>();
        for (Publication.Draft draft : publication.items()) {
            orders.add(++last);
            kept.add(new StoredItem(
                    last, draft.id(), publication.publisher(), publication.published(), draft.payload(), draft.expires()));
        }
        items.put(publication.node(), kept);
        return new Publication.Outcome(true, orders, removed);
    }

    private List<StoredItem> find(long node, ItemQuery query) {
        reads.incrementAndGet();
        return items.getOrDefault(node, List.of()).stream()
                .filter(item -> item.order() > query.above() && item.order() < query.below())
                .filter(item -> item.published().toEpochMilli() >= query.since()
                        && item.published().toEpochMilli() <= query.until())
                .filter(item -> item.expires().toEpochMilli() > query.alive())
                .filter(item -> query.ids().isEmpty() || query.ids().contains(item.id()))
                .toList();
    }

    @Override
    public synchronized List<StoredItem> first(long node, ItemQuery query, int max) {
        return find(node, query).stream().limit(max).toList();
    }

    @Override
    public synchronized List<StoredItem> last(long node, ItemQuery query, int max) {
        List<StoredItem> found = find(node, query);
        return found.subList(Math.max(0, found.size() - max), found.size());
    }

    @Override
    public synchronized int countItems(long node, ItemQuery query) {
        return find(node, query).size();
    }

    @Override
    public synchronized Set<String> retract(long node, Collection<String> ids) {
        Set<String> removed = new TreeSet<>();
        items.getOrDefault(node, new ArrayList<>()).removeIf(item -> {
            boolean wanted = ids.contains(item.id());
            if (wanted) {
                removed.add(item.id());
            }
            return wanted;
        });
        return removed;
    }

    @Override
    public synchronized int purge(long node, Instant before) {
        List<StoredItem> all = items.getOrDefault(node, new ArrayList<>());
        int size = all.size();
        all.removeIf(item -> item.published().isBefore(before));
        return size - all.size();
    }

    @Override
    public synchronized int expire(Instant now, int max) {
        int removed = 0;
        for (List<StoredItem> all : items.values()) {
            for (StoredItem item : List.copyOf(all)) {
                if (removed < max && !item.expires().isAfter(now)) {
                    all.remove(item);
                    removed++;
                }
            }
        }
        return removed;
    }

    @Override
    public synchronized void trim(long node, int keep) {
        List<StoredItem> all = items.getOrDefault(node, new ArrayList<>());
        while (all.size() > keep) {
            all.removeFirst();
        }
    }

    @Override
    public synchronized void forget(Jid account) {
        List<Long> own = of(account).map(node -> node.head().id()).toList();
        own.forEach(this::delete);
        moved.keySet().removeIf(address -> address.service().equals(account.bare()));
        List<Long> others = nodes.values().stream().map(node -> node.head().id()).toList();
        others.forEach(id -> {
            affiliate(id, account, NodeAffiliation.NONE);
            keep(id, subscription -> !subscription.jid().bare().equals(account.bare()));
        });
    }
}

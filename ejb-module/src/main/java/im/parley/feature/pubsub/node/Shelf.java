package im.parley.feature.pubsub.node;

import im.parley.store.pubsub.ItemQuery;
import im.parley.store.pubsub.NodeStore;
import im.parley.store.pubsub.Publication;
import im.parley.store.pubsub.StoredItem;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.ElementText;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The items of nodes. */
public final class Shelf {
    private static final int AT_ONCE = 1000;

    private final NodeStore store;
    private final Clock clock;

    /** The items that are kept there. */
    public Shelf(NodeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What came of a publication.
     *
     * @param items what was published; empty when there was no room
     * @param removed the ids of those that went to make room
     */
    public record Published(List<Item> items, List<String> removed) {}

    /** Publishes items on the lane of the node; they have ids, and there is one at least. */
    public Published publish(Host host, Node node, Jid publisher, List<Item> items) {
        Instant now = clock.instant();
        int keep = keeps(host, node);
        if (keep == 0) {
            node.last(Optional.of(items.getLast()));
            return new Published(items, List.of());
        }
        Publication.Outcome outcome = store.publish(new Publication(
                node.id(),
                publisher,
                now,
                items.stream()
                        .map(item -> new Publication.Draft(
                                item.id(), item.payload().map(ElementText::write).orElse(""), item.expires()))
                        .toList(),
                keep,
                node.get(Settings.WHEN_FULL) != Settings.WhenFull.REJECT));
        List<Item> published = new ArrayList<>();
        for (int i = 0; i < outcome.orders().size(); i++) {
            published.add(items.get(i).kept(outcome.orders().get(i), publisher, now));
        }
        if (!published.isEmpty()) {
            node.last(Optional.of(published.getLast()));
        }
        return new Published(published, outcome.removed());
    }

    /** How many items a node keeps; 0 when it keeps none. */
    public static int keeps(Host host, Node node) {
        return node.get(Settings.PERSIST)
                ? Math.min(node.get(Settings.MAX_ITEMS), host.limits().items())
                : 0;
    }

    /** The item that was published last, if it is there still. */
    public Optional<Item> last(Node node) {
        if (!node.isLastKnown() || node.knownLast().filter(item -> item.isOver(clock.instant())).isPresent()) {
            List<Item> found = last(node, ItemQuery.ALL, 1);
            node.last(found.stream().findFirst());
        }
        return node.knownLast().filter(item -> item.published().toEpochMilli() >= alive(node));
    }

    /** The millisecond before which items of a node have expired. */
    private long alive(Node node) {
        int seconds = node.get(Settings.ITEM_EXPIRE);
        return seconds == Setting.MAX || seconds == 0 ? 0 : clock.millis() - seconds * 1000L;
    }

    private ItemQuery alive(Node node, ItemQuery query) {
        long since = alive(node);
        ItemQuery alive = query.aliveAt(clock.millis());
        return since > query.since() ? alive.between(since, query.until()) : alive;
    }

    /** The first items of what is asked for. */
    public List<Item> first(Node node, ItemQuery query, int max) {
        return store.first(node.id(), alive(node, query), max).stream().map(Item::of).toList();
    }

    /** The last items of what is asked for, oldest first. */
    public List<Item> last(Node node, ItemQuery query, int max) {
        return stored(node, query, max).stream().map(Item::of).toList();
    }

    /** The same as they are kept. */
    public List<StoredItem> stored(Node node, ItemQuery query, int max) {
        return store.last(node.id(), alive(node, query), max);
    }

    /** How many items there are of what is asked for. */
    public int count(Node node, ItemQuery query) {
        return store.countItems(node.id(), alive(node, query));
    }

    /** Removes items; returns the ids of those that were there. */
    public Set<String> retract(Node node, Collection<String> ids) {
        Set<String> removed = store.retract(node.id(), ids);
        node.knownLast().filter(item -> ids.contains(item.id())).ifPresent(item -> node.forgetLast());
        return removed;
    }

    /** Removes all items. */
    public void purge(Node node) {
        store.purge(node.id(), Instant.ofEpochMilli(Long.MAX_VALUE));
        node.last(Optional.empty());
    }

    /** Removes what has expired at any node by itself. */
    public void expire() {
        int removed;
        do {
            removed = store.expire(clock.instant(), AT_ONCE);
        } while (removed == AT_ONCE);
    }

    /** Removes what has expired, and what is more than the node keeps. */
    public void tidy(Host host, Node node) {
        long since = alive(node);
        if (since > 0) {
            store.purge(node.id(), Instant.ofEpochMilli(since));
        }
        int keep = keeps(host, node);
        if (keep == 0) {
            store.purge(node.id(), Instant.ofEpochMilli(Long.MAX_VALUE));
        } else {
            store.trim(node.id(), keep);
        }
        node.forgetLast();
    }
}

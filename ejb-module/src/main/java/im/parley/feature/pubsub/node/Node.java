package im.parley.feature.pubsub.node;

import im.parley.store.pubsub.NodeAddress;
import im.parley.store.pubsub.NodeAffiliation;
import im.parley.store.pubsub.StoredNode;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node in memory, without its items. It is changed on its lane alone and may be read by any thread. */
public final class Node {
    private final StoredNode.Head head;
    private final Map<Jid, NodeAffiliation> affiliations = new ConcurrentHashMap<>();
    /** By bare address. */
    private final Map<Jid, List<Subscription>> subscriptions = new ConcurrentHashMap<>();

    private volatile Configuration configuration;
    private volatile AccessModel access;
    private volatile Optional<Item> last = Optional.empty();
    private volatile boolean lastKnown;
    private volatile @Nullable Audience audience;

    Node(StoredNode stored) {
        head = stored.head();
        configuration = Configuration.INITIAL.with(stored.values(), vocabulary(stored));
        access = AccessModel.of(configuration);
        affiliations.putAll(stored.affiliations());
        stored.subscriptions().forEach(subscription -> put(Subscription.of(subscription)));
    }

    private static Vocabulary vocabulary(StoredNode stored) {
        List<String> type = stored.values().getOrDefault(Settings.NODE_TYPE.name(), List.of());
        return Settings.of(type.isEmpty() ? Settings.NodeType.LEAF : Settings.NODE_TYPE.read(type));
    }

    /** The number that no other node has. */
    public long id() {
        return head.id();
    }

    /** Where it is. */
    public NodeAddress address() {
        return head.address();
    }

    /** Its name. */
    public String name() {
        return head.address().node();
    }

    /** Who made it. */
    public Jid creator() {
        return head.creator();
    }

    /** When it was made. */
    public Instant created() {
        return head.created();
    }

    /** How it is configured. */
    public Configuration configuration() {
        return configuration;
    }

    /** The value of a setting. */
    public <T> T get(Setting<T> setting) {
        return configuration.get(setting);
    }

    /** Who may subscribe and read. */
    public AccessModel access() {
        return access;
    }

    /** Whether it has nodes, not items. */
    public boolean isCollection() {
        return get(Settings.NODE_TYPE) == Settings.NodeType.COLLECTION;
    }

    void configure(Configuration changed) {
        configuration = changed;
        access = AccessModel.of(changed);
        audience = null;
    }

    /** How somebody is affiliated; what holds for a domain holds for its users who have no affiliation of their own. */
    public NodeAffiliation affiliation(Jid entity) {
        NodeAffiliation own = affiliations.get(entity.bare());
        return own != null ? own : affiliations.getOrDefault(entity.domainJid(), NodeAffiliation.NONE);
    }

    /** Who is affiliated. */
    public Map<Jid, NodeAffiliation> affiliations() {
        return Map.copyOf(affiliations);
    }

    /** Who owns it. */
    public List<Jid> owners() {
        return with(NodeAffiliation.OWNER);
    }

    /** Who has an affiliation. */
    public List<Jid> with(NodeAffiliation affiliation) {
        return affiliations.entrySet().stream()
                .filter(entry -> entry.getValue() == affiliation)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    void affiliate(Jid entity, NodeAffiliation affiliation) {
        if (affiliation == NodeAffiliation.NONE) {
            affiliations.remove(entity.bare());
        } else {
            affiliations.put(entity.bare(), affiliation);
        }
    }

    /** The subscriptions of an entity, with any resource. */
    public List<Subscription> subscriptions(Jid entity) {
        return subscriptions.getOrDefault(entity.bare(), List.of());
    }

    /** All subscriptions. */
    public Stream<Subscription> subscriptions() {
        return subscriptions.values().stream().flatMap(List::stream);
    }

    /** How many entities are subscribed. */
    public int subscribers() {
        return subscriptions.size();
    }

    void put(Subscription subscription) {
        subscriptions.compute(subscription.jid().bare(), (entity, before) -> {
            List<Subscription> after = without(before, subscription.subid());
            after.add(subscription);
            return List.copyOf(after);
        });
        audience = null;
    }

    void remove(Subscription subscription) {
        subscriptions.computeIfPresent(subscription.jid().bare(), (entity, before) -> {
            List<Subscription> after = without(before, subscription.subid());
            return after.isEmpty() ? null : List.copyOf(after);
        });
        audience = null;
    }

    private static List<Subscription> without(@Nullable List<Subscription> all, String subid) {
        List<Subscription> others = new ArrayList<>();
        if (all != null) {
            all.stream().filter(one -> !one.subid().equals(subid)).forEach(others::add);
        }
        return others;
    }

    /** Whom events go to; made again when subscriptions have changed. */
    Audience audience() {
        Audience known = audience;
        if (known == null) {
            known = Audience.of(this);
            audience = known;
        }
        return known;
    }

    /** The item that was published last, as far as that is known. */
    Optional<Item> knownLast() {
        return last;
    }

    boolean isLastKnown() {
        return lastKnown;
    }

    void last(Optional<Item> item) {
        last = item;
        lastKnown = true;
    }

    void forgetLast() {
        last = Optional.empty();
        lastKnown = false;
    }

    /** What it costs to keep it in memory, in entries of about a hundred bytes. */
    int weight() {
        return 10 + affiliations.size() + 2 * subscriptions.size();
    }
}

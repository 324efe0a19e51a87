package im.parley.feature.pubsub.node;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.server.spi.Effect;
import im.parley.store.pubsub.NodeAddress;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says who is told what happens to a node (XEP-0060 section 12.2). The content of an event is encoded once for all. */
public final class Delivery {
    private static final int AT_ONCE = 500;
    private static final int REMEMBERED = 10_000;

    private final Nodes nodes;
    private final Collections collections;
    private final Digests digests;
    private final Cache<String, NodeAddress> sources =
            Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

    /** Tells those who subscribed to these nodes. */
    public Delivery(Nodes nodes, Digests digests) {
        this.nodes = nodes;
        this.collections = new Collections(nodes);
        this.digests = digests;
    }

    /** Items were published (section 7.1.2). */
    public List<Effect> published(Host host, Node node, List<Item> items) {
        return node.get(Settings.DELIVER) ? toSubscribers(host, node, Events.items(node, items)) : List.of();
    }

    /** Items were removed (section 7.2.2.1). */
    public List<Effect> retracted(Host host, Node node, Collection<String> ids) {
        return ids.isEmpty() ? List.of() : toSubscribers(host, node, Events.retracted(node, ids));
    }

    /** All items were removed (section 8.5.2). */
    public List<Effect> purged(Host host, Node node) {
        return node.get(Settings.NOTIFY_RETRACT) ? toSubscribers(host, node, Events.purged(node)) : List.of();
    }

    /** The node has another configuration (section 8.2.5.3). */
    public List<Effect> configured(Host host, Node node) {
        return node.get(Settings.NOTIFY_CONFIG) ? toSubscribers(host, node, Events.configured(node)) : List.of();
    }

    /** The node is no more (section 8.4.2); who waits for approval is told, too. */
    public List<Effect> deleted(Host host, Node node, Optional<String> redirect) {
        if (!node.get(Settings.NOTIFY_DELETE)) {
            return List.of();
        }
        Message message = Events.message(host, node, Events.deleted(node, redirect));
        Set<Jid> all = new HashSet<>();
        node.subscriptions().map(Subscription::jid).forEach(all::add);
        List<Jid> others = host.implicit(node, all);
        List<Effect> effects = new ArrayList<>(send(message, List.copyOf(all)));
        effects.addAll(send(message, others));
        return effects;
    }

    /** A node has become one of a collection, or ceased to be (XEP-0248 section 5.3.2). */
    public List<Effect> associated(Host host, String collection, String child, boolean yes) {
        Optional<Node> parent = nodes.find(host, collection);
        return parent.map(node -> send(
                        Events.message(host, node, Events.associated(collection, child, yes)),
                        collections.watchers(host, node)))
                .orElse(List.of());
    }

    /** The item that was published last, to somebody who has not seen it when it was published. */
    public Effect last(Host host, Node node, Item item, Jid to) {
        return new Effect.Send(
                Events.message(host, node, Events.items(node, List.of(item)), Events.delayed(host.service(), item))
                        .withTo(to));
    }

    /** The same to a client that has come, by its subscriptions or those of its user, as far as these want it. */
    public Optional<Effect> arrived(Host host, Node node, Item item, Jid client) {
        List<Subscription> own = node.subscriptions(client).stream()
                .filter(one -> one.isActive() && (one.jid().isBare() || one.jid().equals(client)))
                .toList();
        Message message =
                Events.message(host, node, Events.items(node, List.of(item)), Events.delayed(host.service(), item));
        return one(host, node, message, new Audience.Subscriber(client, own));
    }

    /** The node whose event has that id, if it was lately. */
    public Optional<NodeAddress> source(String id) {
        return Optional.ofNullable(sources.getIfPresent(id));
    }

    /** Somebody else has changed a subscription (section 12.14). */
    public List<Effect> state(Host host, Node node, Subscription subscription, String state) {
        return node.get(Settings.NOTIFY_STATE)
                ? List.of(new Effect.Send(Events.message(
                                host.service(), Message.Type.NORMAL, Events.state(node, subscription, state))
                        .withTo(subscription.jid())))
                : List.of();
    }

    /** Somebody has subscribed or unsubscribed: owners who want to know are told. */
    public List<Effect> subscribers(Host host, Node node, Subscription subscription, String state) {
        return node.get(Settings.NOTIFY_SUB)
                ? send(
                        Events.message(host.service(), Message.Type.NORMAL, Events.state(node, subscription, state)),
                        node.owners())
                : List.of();
    }

    /** Somebody else has changed an affiliation (section 8.9.4). */
    public List<Effect> affiliated(Host host, Node node, Jid entity, String word) {
        return node.get(Settings.NOTIFY_STATE)
                ? List.of(new Effect.Send(Events.message(
                                host.service(), Message.Type.NORMAL, Events.affiliation(node, entity, word))
                        .withTo(entity)))
                : List.of();
    }

    private List<Effect> toSubscribers(Host host, Node node, Element event) {
        Audience audience = node.audience();
        Message message = Events.message(host, node, event);
        sources.put(message.id(), node.address());
        List<Effect> effects = new ArrayList<>(send(message, audience.plain()));
        audience.others().forEach(subscriber -> one(host, node, message, subscriber).ifPresent(effects::add));
        effects.addAll(send(message, host.implicit(node, besides(audience))));
        if (!node.get(Settings.COLLECTION).isEmpty()) {
            Set<Jid> told = besides(audience);
            collections.above(host, node).forEach(above -> effects.addAll(send(
                    message.with(message.content().plus(Events.through(above.collection()))),
                    collections.listeners(host, node, above, told))));
        }
        return effects;
    }

    private static Set<Jid> besides(Audience audience) {
        Set<Jid> told = new HashSet<>(audience.plain());
        audience.others().forEach(subscriber -> told.add(subscriber.jid()));
        return told;
    }

    /** To somebody of whom it depends: on options, on presence, on how often there is a subscription. */
    private Optional<Effect> one(Host host, Node node, Message message, Audience.Subscriber subscriber) {
        Instant now = nodes.clock().instant();
        List<Subscription> wanted = new ArrayList<>();
        for (Subscription subscription : subscriber.subscriptions()) {
            if (!subscription.options().get(Subscription.DELIVER) || subscription.isOver(now)) {
                continue;
            }
            if (subscription.options().get(Subscription.DIGEST)) {
                digests.add(host, node, subscription, message, now.toEpochMilli());
            } else if (isThere(host, node, subscription)) {
                wanted.add(subscription);
            }
        }
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Message noted = subscriber.subscriptions().size() > 1
                ? message.with(message.content().plus(Events.subids(wanted)))
                : message;
        return Optional.of(new Effect.Send(noted.withTo(subscriber.jid())));
    }

    /** Section 12.6. */
    private static boolean isThere(Host host, Node node, Subscription subscription) {
        Set<Subscription.Show> wanted = subscription.options().get(Subscription.SHOW);
        if (wanted.isEmpty() && !node.get(Settings.PRESENCE_BASED) && !subscription.isTemporary()) {
            return true;
        }
        Set<Subscription.Show> shown = host.presence(subscription.jid());
        return wanted.isEmpty() ? !shown.isEmpty() : shown.stream().anyMatch(wanted::contains);
    }

    /** In parts, between which others may have the processor. */
    @SuppressWarnings("ThreadPriorityCheck") // virtual threads are not preempted
    static List<Effect> send(Message message, List<Jid> recipients) {
        if (recipients.size() <= AT_ONCE) {
            return recipients.isEmpty() ? List.of() : List.of(new Effect.SendToAll(message, recipients));
        }
        List<Effect> effects = new ArrayList<>();
        for (int from = 0; from < recipients.size(); from += AT_ONCE) {
            List<Jid> some = recipients.subList(from, Math.min(recipients.size(), from + AT_ONCE));
            effects.add(new Effect.SendToAll(message, some));
            effects.add(new Effect.Afterwards(() -> {
                Thread.yield();
                return List.of();
            }));
        }
        return effects;
    }
}

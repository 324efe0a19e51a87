package im.parley.feature.pubsub;

import im.parley.feature.pubsub.node.Configuration;
import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Item;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.feature.pubsub.pep.Circle;
import im.parley.feature.pubsub.pep.Newsroom;
import im.parley.feature.pubsub.request.ConfigureNode;
import im.parley.feature.pubsub.request.CreateNode;
import im.parley.feature.pubsub.request.DeleteNode;
import im.parley.feature.pubsub.request.Ground;
import im.parley.feature.pubsub.request.ManageAffiliations;
import im.parley.feature.pubsub.request.ManageSubscriptions;
import im.parley.feature.pubsub.request.PublishItems;
import im.parley.feature.pubsub.request.PublishItems.PublishHook;
import im.parley.feature.pubsub.request.PurgeNode;
import im.parley.feature.pubsub.request.RetractItems;
import im.parley.server.spi.Effect;
import im.parley.server.spi.group.ServiceNodes;
import im.parley.store.pubsub.ItemQuery;
import im.parley.store.pubsub.NodeAffiliation;
import im.parley.store.pubsub.StoredItem;
import im.parley.store.pubsub.StoredSubscription;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Nodes for the administration, at services of domains and at accounts: may be called by any thread, and waits for the
 * node. What owners may not do, it refuses with a {@link im.parley.wire.stanza.Refusal}, too.
 */
@Singleton
public final class NodeService implements ServiceNodes {
    private static final int PATIENCE_SECONDS = 10;
    private static final StanzaError OVER = Condition.BAD_REQUEST.because("the item would have expired already");

    private final Ground ground;
    private final NodeDesk desk;
    private final Circle circle;
    private final Newsroom newsroom;

    /** The administration of these nodes. */
    @Inject
    NodeService(Ground ground, NodeDesk desk, Circle circle, Newsroom newsroom) {
        this.ground = ground;
        this.desk = desk;
        this.circle = circle;
        this.newsroom = newsroom;
    }

    private PublishHook hook(Host host) {
        return host.isPersonal() ? newsroom : PublishHook.NONE;
    }

    @Override
    public String label() {
        return desk.label();
    }

    @Override
    public List<String> labels() {
        return desk.labels();
    }

    private Host host(Jid service) {
        return service.local().isEmpty() ? desk.host(service) : circle.host(service);
    }

    @Override
    public List<String> names(Jid service, String after, int max) {
        return ground.nodes().store().names(service, after, max);
    }

    @Override
    public int count(Jid service) {
        return ground.nodes().store().count(service);
    }

    private Optional<Node> find(Jid service, String node) {
        return ground.nodes().find(host(service), node);
    }

    @Override
    public Optional<Facts> facts(Jid service, String node) {
        return find(service, node).map(found -> new Facts(
                node,
                found.get(Settings.TITLE),
                found.get(Settings.ACCESS).name().toLowerCase(Locale.ROOT),
                found.isCollection(),
                found.creator(),
                found.created(),
                found.isCollection() ? 0 : ground.shelf().count(found, ItemQuery.ALL),
                found.subscribers()));
    }

    @Override
    public DataForm blank(Jid service, boolean collection) {
        Settings.NodeType type = collection ? Settings.NodeType.COLLECTION : Settings.NodeType.LEAF;
        return form(host(service).beginning("", type).with(Settings.NODE_TYPE, type));
    }

    @Override
    public Optional<DataForm> form(Jid service, String node) {
        Host host = host(service);
        return ground.nodes().find(host, node).map(found -> form(ConfigureNode.shown(ground, host, found)));
    }

    private static DataForm form(Configuration shown) {
        return shown.form(DataForm.Type.FORM, PubSub.NODE_CONFIG, Settings.of(shown));
    }

    @Override
    public Optional<Map<Jid, NodeAffiliation>> affiliations(Jid service, String node) {
        return find(service, node).map(Node::affiliations);
    }

    @Override
    public Optional<List<StoredSubscription>> subscriptions(Jid service, String node) {
        return find(service, node)
                .map(found -> found.subscriptions().map(Subscription::stored).toList());
    }

    /** To which nodes of a service somebody is subscribed. */
    public Map<String, List<StoredSubscription>> subscriptionsOf(Jid service, Jid subscriber) {
        return ground.nodes().store().subscriptions(service, subscriber);
    }

    @Override
    public Optional<List<StoredItem>> items(Jid service, String node, long before, int max) {
        return find(service, node)
                .map(found -> ground.shelf().stored(found, ItemQuery.ALL.before(before), max));
    }

    /** An item of a node. */
    public Optional<Item> item(Jid service, String node, String id) {
        return find(service, node)
                .flatMap(found ->
                        ground.shelf().first(found, ItemQuery.ALL.of(List.of(id)), 1).stream().findFirst());
    }

    @Override
    public void create(Jid service, String node, Jid owner, Map<String, List<String>> fields) {
        Host host = host(service);
        ask(host, node, effects -> {
            effects.addAll(new CreateNode(ground).force(host, owner, node, fields).effects());
            return true;
        });
    }

    @Override
    public boolean configure(Jid service, String node, Map<String, List<String>> fields) {
        return with(service, node, (host, found) -> Optional.of(
                new ConfigureNode(ground).change(host, found, owner(host, found), fields)));
    }

    /** In whose name the administration acts. */
    private static Jid owner(Host host, Node node) {
        return node.owners().stream().findFirst().orElse(host.service());
    }

    @Override
    public boolean delete(Jid service, String node) {
        return with(service, node, (host, found) -> Optional.of(
                new DeleteNode(ground).delete(host, found, owner(host, found), Optional.empty())));
    }

    @Override
    public boolean purge(Jid service, String node) {
        return with(service, node, (host, found) -> Optional.of(new PurgeNode(ground).purge(host, found)));
    }

    @Override
    public String publish(Jid service, String node, Draft draft) {
        draft.expires()
                .ifPresent(end -> Faults.unless(end.isAfter(ground.nodes().clock().instant()), OVER));
        Host host = host(service);
        Jid publisher = find(service, node).map(found -> owner(host, found)).orElse(service);
        String known = draft.id().orElseGet(() -> UUID.randomUUID().toString());
        Item item = Item.draft(known, publisher, Optional.of(draft.payload()))
                .until(draft.expires().orElse(StoredItem.NEVER));
        ask(host, node, effects -> {
            effects.addAll(new PublishItems(ground, hook(host))
                    .publish(host, publisher, node, List.of(item), Map.of())
                    .effects());
            return true;
        });
        return known;
    }

    @Override
    public boolean retract(Jid service, String node, String id) {
        return item(service, node, id).isPresent()
                && with(service, node, (host, found) -> Optional.of(
                        new RetractItems(ground, hook(host)).retract(host, found, owner(host, found), Set.of(id), true)));
    }

    @Override
    public boolean subscribe(Jid service, String node, Jid subscriber, boolean subscribed) {
        return with(service, node, (host, found) -> new ManageSubscriptions(ground)
                .change(host, found, subscriber, Optional.empty(), subscribed ? "subscribed" : "none"));
    }

    @Override
    public boolean affiliate(Jid service, String node, Jid entity, NodeAffiliation affiliation) {
        return with(service, node, (host, found) ->
                new ManageAffiliations(ground).change(host, found, entity, affiliation));
    }

    @FunctionalInterface
    private interface Change {
        Optional<List<Effect>> of(Host host, Node node);
    }

    private boolean with(Jid service, String node, Change change) {
        Host host = host(service);
        return ask(host, node, effects -> {
            Optional<List<Effect>> done = ground.nodes().find(host, node).flatMap(found -> change.of(host, found));
            done.ifPresent(effects::addAll);
            return done.isPresent();
        });
    }

    /** Does something on the lane of the node and waits for it. */
    private <T> T ask(Host host, String node, Function<List<Effect>, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        ground.nodes().run(host, node, () -> answered(question, answer));
        try {
            return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static <T> List<Effect> answered(Function<List<Effect>, T> question, CompletableFuture<T> answer) {
        List<Effect> effects = new ArrayList<>();
        try {
            T result = question.apply(effects);
            effects.add(new Effect.Afterwards(() -> {
                answer.complete(result);
                return List.of();
            }));
        } catch (RuntimeException failed) {
            answer.completeExceptionally(failed);
        }
        return effects;
    }
}

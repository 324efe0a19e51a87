package im.parley.feature.pubsub;

import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Item;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.feature.pubsub.pep.Circle;
import im.parley.feature.pubsub.request.ConfigureNode;
import im.parley.feature.pubsub.request.CreateNode;
import im.parley.feature.pubsub.request.DeleteNode;
import im.parley.feature.pubsub.request.Ground;
import im.parley.feature.pubsub.request.ManageAffiliations;
import im.parley.feature.pubsub.request.ManageSubscriptions;
import im.parley.feature.pubsub.request.PublishItems;
import im.parley.feature.pubsub.request.PublishItems.PublishHook;
import im.parley.feature.pubsub.request.RetractItems;
import im.parley.server.spi.Effect;
import im.parley.store.pubsub.ItemQuery;
import im.parley.store.pubsub.NodeAffiliation;
import im.parley.store.pubsub.StoredSubscription;
import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
public final class NodeService {
    private static final int PATIENCE_SECONDS = 10;

    private final Ground ground;
    private final NodeDesk desk;
    private final Circle circle;

    /** The administration of these nodes. */
    @Inject
    NodeService(Ground ground, NodeDesk desk, Circle circle) {
        this.ground = ground;
        this.desk = desk;
        this.circle = circle;
    }

    /** What label stands before a served domain in the address of its service. */
    public String label() {
        return desk.label();
    }

    private Host host(Jid service) {
        return service.local().isEmpty() ? desk.host(service) : circle.host(service);
    }

    /** The names of the nodes of a service, sorted, behind that one, at most so many. */
    public List<String> names(Jid service, String after, int max) {
        return ground.nodes().store().names(service, after, max);
    }

    /** The configuration of a node by the names of the fields; nothing when there is no such node. */
    public Optional<Map<String, List<String>>> configuration(Jid service, String node) {
        return ground.nodes().find(host(service), node).map(found ->
                found.configuration().texts(Settings.of(found.configuration())));
    }

    /** Who is affiliated with a node; nothing when there is no such node. */
    public Optional<Map<Jid, NodeAffiliation>> affiliations(Jid service, String node) {
        return ground.nodes().find(host(service), node).map(Node::affiliations);
    }

    /** Who is subscribed to a node, or waits for approval; nothing when there is no such node. */
    public Optional<List<StoredSubscription>> subscriptions(Jid service, String node) {
        return ground.nodes().find(host(service), node).map(found -> found.subscriptions()
                .map(Subscription::stored)
                .toList());
    }

    /** To which nodes of a service somebody is subscribed. */
    public Map<String, List<StoredSubscription>> subscriptionsOf(Jid service, Jid subscriber) {
        return ground.nodes().store().subscriptions(service, subscriber);
    }

    /** The last items of a node, oldest first. */
    public List<Item> items(Jid service, String node, int max) {
        return ground.nodes()
                .find(host(service), node)
                .map(found -> ground.shelf().last(found, ItemQuery.ALL, max))
                .orElse(List.of());
    }

    /** An item of a node. */
    public Optional<Item> item(Jid service, String node, String id) {
        return ground.nodes()
                .find(host(service), node)
                .flatMap(found ->
                        ground.shelf().first(found, ItemQuery.ALL.of(List.of(id)), 1).stream().findFirst());
    }

    /** Makes a node. */
    public void create(Jid service, String node, Jid owner, Map<String, List<String>> fields) {
        Host host = host(service);
        ask(host, node, effects -> {
            effects.addAll(new CreateNode(ground).make(host, owner, node, fields).effects());
            return true;
        });
    }

    /** Changes the configuration of a node; false when there is none. */
    public boolean configure(Jid service, String node, Jid who, Map<String, List<String>> fields) {
        return with(service, node, (host, found) -> Optional.of(
                new ConfigureNode(ground).change(host, found, who, fields)));
    }

    /** Deletes a node; false when there is none. */
    public boolean delete(Jid service, String node, Jid who) {
        return with(service, node, (host, found) -> Optional.of(
                new DeleteNode(ground).delete(host, found, who, Optional.empty())));
    }

    /** Publishes an item in the name of somebody who may; returns its id. */
    public String publish(Jid service, String node, Jid publisher, Optional<String> id, Element payload) {
        Host host = host(service);
        String known = id.orElseGet(() -> UUID.randomUUID().toString());
        Item item = new Item(0, known, publisher, Instant.EPOCH, Optional.of(payload));
        ask(host, node, effects -> {
            effects.addAll(new PublishItems(ground, PublishHook.NONE)
                    .publish(host, publisher, node, List.of(item), Map.of())
                    .effects());
            return true;
        });
        return known;
    }

    /** Removes an item in the name of somebody who may; false when there is no such node. */
    public boolean retract(Jid service, String node, Jid who, String id) {
        return with(service, node, (host, found) -> Optional.of(
                new RetractItems(ground, PublishHook.NONE).retract(host, found, who, Set.of(id), true)));
    }

    /** Subscribes somebody, or ends the subscriptions of an address; false when that cannot be. */
    public boolean subscribe(Jid service, String node, Jid subscriber, boolean subscribed) {
        return with(service, node, (host, found) -> new ManageSubscriptions(ground)
                .change(host, found, subscriber, Optional.empty(), subscribed ? "subscribed" : "none"));
    }

    /** Affiliates somebody with a node; false when that cannot be. */
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

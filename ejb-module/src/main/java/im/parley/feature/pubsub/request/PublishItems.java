package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Configuration;
import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Item;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Shelf;
import im.parley.feature.pubsub.node.Standing;
import im.parley.server.spi.Effect;
import im.parley.store.pubsub.ItemQuery;
import im.parley.store.pubsub.NodeAffiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.DateTime;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Section 7.1: publish items to a node. */
public final class PublishItems implements UseCase {
    private static final Name PUBLISH = PubSub.of("publish");
    private static final Name ITEM = PubSub.of("item");
    private static final int LONGEST_ID = 1023;
    private static final StanzaError NO_TIME =
            Condition.BAD_REQUEST.because("expire-at is no date and time of XEP-0082");
    private static final StanzaError OVER = Condition.BAD_REQUEST.because("the item would have expired already");

    private final Ground ground;
    private final CreateNode creation;
    private final PublishHook hook;

    /**
     * @param hook hears of what was published
     */
    public PublishItems(Ground ground, PublishHook hook) {
        this.ground = ground;
        this.creation = new CreateNode(ground);
        this.hook = hook;
    }

    /** Hears of changes of items, on the lane of the node. */
    public interface PublishHook {
        /** Hears of nothing. */
        PublishHook NONE = new PublishHook() {};

        /** Items were published. */
        default List<Effect> published(Host host, Node node, List<Item> items) {
            return List.of();
        }

        /** Items were removed. */
        default List<Effect> retracted(Host host, Node node, Set<String> ids) {
            return List.of();
        }
    }

    @Override
    public Outcome answer(Request request) {
        Faults.unless(!request.node().isEmpty(), Faults.NODEID_REQUIRED);
        Optional<DataForm> options = request.beside("publish-options")
                .flatMap(element -> Request.form(element, PubSub.PUBLISH_OPTIONS));
        List<Item> items = request.action().elements(ITEM).stream()
                .map(element -> item(element, request.sender()))
                .toList();
        Done done = publish(
                request.host(),
                request.sender(),
                request.node(),
                items,
                options.map(Configuration::fields).orElse(Map.of()));
        Element answer = Element.build(PUBLISH)
                .attribute("node", request.node())
                .addAll(done.items().stream()
                        .map(item -> Element.build(ITEM).attribute("id", item.id()).build())
                        .toList())
                .build();
        return Outcome.of(Element.of(PubSub.PUBSUB, answer), done.effects());
    }

    private static Item item(Element element, Jid publisher) {
        List<Element> payloads = element.elements();
        Faults.unless(payloads.size() <= 1, Faults.INVALID_PAYLOAD);
        String id = element.attribute("id", "");
        Faults.unless(id.length() <= LONGEST_ID, Faults.MALFORMED);
        String known = id.isEmpty() ? UUID.randomUUID().toString() : id;
        Item draft = Item.draft(known, publisher, payloads.stream().findFirst());
        return element.attribute(Item.EXPIRE_AT).map(text -> draft.until(end(text))).orElse(draft);
    }

    private static Instant end(String text) {
        return DateTime.parse(text.strip()).orElseThrow(() -> new Refusal(NO_TIME));
    }

    /**
     * What was published.
     *
     * @param effects who is told of it
     */
    public record Done(List<Item> items, List<Effect> effects) {}

    /**
     * Publishes items on the lane of the node.
     *
     * @param options what must hold of the node, or how it is made
     * @throws Refusal when that cannot be done
     */
    public Done publish(
            Host host, Jid publisher, String name, List<Item> items, Map<String, List<String>> options) {
        checkKnown(options);
        List<Effect> effects = new ArrayList<>();
        Optional<Node> found = ground.nodes().find(host, name);
        Node node;
        if (found.isPresent()) {
            node = found.get();
            check(host, node, publisher, items);
            checkPreconditions(host, node, options);
        } else {
            Faults.unless(host.createsOnPublish(), Faults.NO_NODE);
            CreateNode.Made made = creation.make(host, publisher, name, options);
            node = made.node();
            effects.addAll(made.effects());
            check(host, node, publisher, items);
        }
        if (items.isEmpty()) {
            effects.addAll(ground.delivery().published(host, node, items));
            return new Done(items, effects);
        }
        Shelf.Published published = ground.shelf().publish(host, node, publisher, items);
        if (published.items().isEmpty()) {
            throw new Refusal(items.size() > Shelf.keeps(host, node) ? Faults.MAX_ITEMS : Faults.NODE_FULL);
        }
        effects.addAll(ground.delivery().published(host, node, published.items()));
        effects.addAll(removed(host, node, published.removed()));
        effects.addAll(hook.published(host, node, published.items()));
        return new Done(published.items(), effects);
    }

    /** What went to make room. Where one item is all there is, the new one tells enough. */
    private List<Effect> removed(Host host, Node node, List<String> ids) {
        boolean told = node.get(Settings.NOTIFY_RETRACT)
                && node.get(Settings.WHEN_FULL) == Settings.WhenFull.RETRACT_OLDEST
                && Shelf.keeps(host, node) > 1;
        return told ? ground.delivery().retracted(host, node, ids) : List.of();
    }

    /** Section 7.1.3. */
    private void check(Host host, Node node, Jid publisher, List<Item> items) {
        Standing standing = ground.nodes().standing(host, node, publisher);
        Faults.unless(standing.mayPublish(), Faults.FORBIDDEN);
        Faults.unless(!node.isCollection(), Faults.unsupported("publish"));
        boolean persist = node.get(Settings.PERSIST);
        boolean payloads = node.get(Settings.PAYLOADS);
        Faults.unless(!persist || !items.isEmpty(), Faults.ITEM_REQUIRED);
        Faults.unless(persist || payloads || items.isEmpty(), Faults.ITEM_FORBIDDEN);
        Faults.unless(!payloads || !items.isEmpty(), Faults.PAYLOAD_REQUIRED);
        Set<String> ids = new HashSet<>();
        for (Item item : items) {
            Faults.unless(!payloads || item.payload().isPresent(), Faults.PAYLOAD_REQUIRED);
            Faults.unless(ids.add(item.id()), Faults.MALFORMED);
            Faults.unless(item.expires().isAfter(ground.nodes().clock().instant()), OVER);
            item.payload().ifPresent(payload -> check(host, node, payload));
        }
        if (standing.affiliation() != NodeAffiliation.OWNER && standing.affiliation() != NodeAffiliation.PUBLISHER) {
            checkOwn(node, publisher, ids);
        }
    }

    private static void check(Host host, Node node, Element payload) {
        Faults.unless(PayloadType.allows(node.get(Settings.TYPE), payload), Faults.INVALID_PAYLOAD);
        int most = Math.min(host.limits().payload(), node.get(Settings.MAX_PAYLOAD));
        int size = ElementText.write(payload).getBytes(StandardCharsets.UTF_8).length;
        Faults.unless(size <= most, Faults.PAYLOAD_TOO_BIG);
    }

    /** Who publishes because everybody may must not replace what somebody else has published. */
    private void checkOwn(Node node, Jid publisher, Set<String> ids) {
        boolean others = !ids.isEmpty()
                && ground.shelf().first(node, ItemQuery.ALL.of(List.copyOf(ids)), ids.size()).stream()
                        .anyMatch(item -> !item.publisher().bare().equals(publisher.bare()));
        Faults.unless(!others, Faults.FORBIDDEN);
    }

    /** Section 7.1.5: what is not known must be refused. */
    private static void checkKnown(Map<String, List<String>> options) {
        options.keySet().forEach(field -> Faults.unless(
                Settings.LEAF.find(field).isPresent(), Faults.INVALID_OPTIONS));
    }

    /** Section 7.1.5. How many items are kept is compared as far as the service lets a node keep them. */
    private static void checkPreconditions(Host host, Node node, Map<String, List<String>> options) {
        int most = host.limits().items();
        Configuration actual = node.configuration()
                .with(Settings.MAX_ITEMS, Math.min(node.get(Settings.MAX_ITEMS), most));
        options.forEach((field, values) -> {
            Configuration wanted = Configuration.INITIAL.with(Map.of(field, values), Settings.LEAF);
            boolean same = field.equals(Settings.MAX_ITEMS.name())
                    ? Math.min(wanted.get(Settings.MAX_ITEMS), most) == actual.get(Settings.MAX_ITEMS)
                    : Settings.LEAF
                            .find(field)
                            .filter(setting -> actual.agrees(setting, values))
                            .isPresent();
            Faults.unless(same, Faults.PRECONDITION);
        });
    }
}

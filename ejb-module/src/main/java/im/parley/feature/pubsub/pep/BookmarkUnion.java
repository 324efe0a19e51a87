package im.parley.feature.pubsub.pep;

import im.parley.feature.pubsub.node.Access;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Item;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.request.Ground;
import im.parley.feature.pubsub.request.PublishItems;
import im.parley.feature.pubsub.request.PublishItems.PublishHook;
import im.parley.feature.pubsub.request.RetractItems;
import im.parley.server.spi.Effect;
import im.parley.store.privatexml.Fragment;
import im.parley.store.privatexml.PrivateXmlStore;
import im.parley.store.privatexml.Quota;
import im.parley.store.pubsub.ItemQuery;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * XEP-0402 section 5.3 and XEP-0411: bookmarks are the same whether a client keeps them as items, as a list, or in private
 * XML. Runs on the lane of the account, so the three change together.
 */
final class BookmarkUnion implements PublishHook {
    private static final Name QUERY = Name.of("jabber:iq:private", "query");
    /** The client has its own; what the server copies is bounded by the nodes that it is copied from. */
    private static final Quota UNBOUNDED = new Quota(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final int MOST = 10_000;
    private static final String CURRENT = "current";

    private final Ground ground;
    private final PrivateXmlStore privateXml;
    private final PublishItems publishing;
    private final RetractItems retracting;

    BookmarkUnion(Ground ground, PrivateXmlStore privateXml) {
        this.ground = ground;
        this.privateXml = privateXml;
        this.publishing = new PublishItems(ground, PublishHook.NONE);
        this.retracting = new RetractItems(ground, PublishHook.NONE);
    }

    @Override
    public List<Effect> published(Host host, Node node, List<Item> items) {
        return switch (node.name()) {
            case Bookmarks.ITEMS -> fromItems(host, node);
            case Bookmarks.LIST -> items.getLast()
                    .payload()
                    .filter(payload -> payload.is(Bookmarks.STORAGE))
                    .map(list -> fromList(host, list))
                    .orElse(List.of());
            default -> List.of();
        };
    }

    @Override
    public List<Effect> retracted(Host host, Node node, Set<String> ids) {
        return node.name().equals(Bookmarks.ITEMS) ? fromItems(host, node) : List.of();
    }

    private List<Effect> fromItems(Host host, Node node) {
        if (!isPrivate(node)) {
            return List.of(); // XEP-0411 section 5
        }
        Element before = kept(host.service());
        Element list = Bookmarks.list(items(node), before);
        keep(host.service(), list);
        return publish(host, Bookmarks.LIST, Map.of(CURRENT, list));
    }

    private List<Effect> fromList(Host host, Element list) {
        keep(host.service(), list);
        Optional<Node> node = ground.nodes().find(host, Bookmarks.ITEMS);
        Map<String, Element> before = node.map(this::items).orElse(Map.of());
        Map<String, Element> after = Bookmarks.items(list, before);
        Map<String, Element> changed = new LinkedHashMap<>(after);
        // Section 5.3.2: no notifications for what has not changed.
        changed.entrySet().removeIf(entry -> Optional.ofNullable(before.get(entry.getKey()))
                .filter(old -> Bookmarks.same(old, entry.getValue()))
                .isPresent());
        List<Effect> effects = new ArrayList<>();
        for (Map.Entry<String, Element> one : changed.entrySet()) {
            effects.addAll(publish(host, Bookmarks.ITEMS, Map.of(one.getKey(), one.getValue())));
        }
        Set<String> removed = new HashSet<>(before.keySet());
        removed.removeAll(after.keySet());
        if (node.isPresent() && isPrivate(node.get()) && !removed.isEmpty()) {
            effects.addAll(retracting.retract(host, node.get(), host.service(), removed, true));
        }
        return effects;
    }

    private static boolean isPrivate(Node node) {
        return node.get(Settings.ACCESS) == Access.WHITELIST;
    }

    private Map<String, Element> items(Node node) {
        Map<String, Element> items = new LinkedHashMap<>();
        ground.shelf()
                .last(node, ItemQuery.ALL, MOST)
                .forEach(item -> item.payload().ifPresent(payload -> items.put(item.id(), payload)));
        return items;
    }

    /** What cannot be copied, perhaps because the node there is full, stays as it is. */
    private List<Effect> publish(Host host, String name, Map<String, Element> payloads) {
        if (ground.nodes().find(host, name).filter(node -> !isPrivate(node)).isPresent()) {
            return List.of();
        }
        List<Item> items = payloads.entrySet().stream()
                .map(entry -> Item.draft(entry.getKey(), host.service(), Optional.of(entry.getValue())))
                .toList();
        try {
            return publishing.publish(host, host.service(), name, items, Map.of()).effects();
        } catch (Refusal full) {
            return List.of();
        }
    }

    private Element kept(Jid account) {
        return privateXml
                .find(account, Bookmarks.LIST, "storage")
                .flatMap(ElementText::read)
                .flatMap(query -> query.first(Bookmarks.STORAGE))
                .orElse(Element.of(Bookmarks.STORAGE));
    }

    private void keep(Jid account, Element list) {
        String text = list.isEmpty() ? "" : ElementText.write(Element.of(QUERY, list));
        privateXml.put(account, List.of(new Fragment(Bookmarks.LIST, "storage", text)), UNBOUNDED);
    }
}

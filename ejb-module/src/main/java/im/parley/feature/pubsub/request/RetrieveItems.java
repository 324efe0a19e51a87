package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Item;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Standing;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.store.pubsub.ItemQuery;
import im.parley.wire.form.ResultSet;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Section 6.5: retrieve items from a node. */
final class RetrieveItems implements UseCase {
    private static final Name ITEMS = PubSub.of("items");
    private static final Name ITEM = PubSub.of("item");
    private static final int MOST = 1_000_000;

    private final Ground ground;

    RetrieveItems(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Outcome answer(Request request) {
        Node node = ground.node(request);
        checkSubid(request, node);
        Standing standing = ground.standing(request, node);
        standing.reading().ifPresent(error -> {
            throw new Refusal(error);
        });
        if (node.isCollection()) {
            return Outcome.of(below(request, node));
        }
        List<String> ids = request.action().elements(ITEM).stream()
                .map(item -> item.attribute("id").orElseThrow(() -> new Refusal(Faults.MALFORMED)))
                .toList();
        if (!ids.isEmpty()) {
            Faults.unless(ids.size() <= request.host().limits().page(), Faults.MALFORMED);
            return Outcome.of(answer(node, named(node, ids), Optional.empty()));
        }
        if (!node.get(Settings.PERSIST)) {
            return Outcome.of(answer(node, ground.shelf().last(node).stream().toList(), Optional.empty()));
        }
        return Outcome.of(page(request, node));
    }

    /** Sections 6.5.9.1 and 6.5.9.2. */
    private static void checkSubid(Request request, Node node) {
        List<Subscription> own = node.subscriptions(request.sender()).stream()
                .filter(one -> one.jid().isBare() || one.jid().equals(request.sender()))
                .toList();
        Optional<String> subid = request.action().attribute("subid").filter(id -> !id.isEmpty());
        if (subid.isPresent() && !own.isEmpty()) {
            Faults.unless(own.stream().anyMatch(one -> one.subid().equals(subid.get())), Faults.INVALID_SUBID);
        }
        Faults.unless(own.size() < 2 || subid.isPresent(), Faults.SUBID_REQUIRED);
    }

    private List<Item> named(Node node, List<String> ids) {
        if (!node.get(Settings.PERSIST)) {
            return ground.shelf().last(node).filter(item -> ids.contains(item.id())).stream().toList();
        }
        return ground.shelf().first(node, ItemQuery.ALL.of(ids), ids.size());
    }

    private Element page(Request request, Node node) {
        Host host = request.host();
        Optional<ResultSet.Request> paging = ResultSet.Request.in(request.payload());
        int most = paging.orElse(ResultSet.Request.ALL).limit(host.limits().page());
        Optional<Integer> recent = maxItems(request);
        if (recent.isPresent() && paging.isEmpty()) { // section 6.5.7
            int wanted = Math.min(recent.get(), most);
            List<Item> items = ground.shelf().last(node, ItemQuery.ALL, wanted);
            return answer(node, items, cut(node, items, recent.get() > most));
        }
        if (paging.isEmpty()) {
            List<Item> items = ground.shelf().last(node, ItemQuery.ALL, most);
            return answer(node, items, cut(node, items, items.size() == most));
        }
        List<Item> items = most == 0 ? List.of() : at(node, paging.get().position(), most);
        return answer(node, items, Optional.of(described(node, items)));
    }

    private static Optional<Integer> maxItems(Request request) {
        return request.action().attribute("max_items").map(text -> {
            try {
                int number = Integer.parseInt(text);
                Faults.unless(number > 0, Faults.MALFORMED);
                return number;
            } catch (NumberFormatException noNumber) {
                throw new Refusal(Faults.MALFORMED);
            }
        });
    }

    /** Section 6.5.4: says that these are not all. */
    private Optional<ResultSet.Page> cut(Node node, List<Item> items, boolean perhaps) {
        return perhaps && ground.shelf().count(node, ItemQuery.ALL) > items.size()
                ? Optional.of(described(node, items))
                : Optional.empty();
    }

    private ResultSet.Page described(Node node, List<Item> items) {
        int count = ground.shelf().count(node, ItemQuery.ALL);
        OptionalInt index = items.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(ground.shelf().count(node, ItemQuery.ALL.before(items.getFirst().order())));
        return ResultSet.Page.of(items, Item::id, index, OptionalInt.of(count));
    }

    private List<Item> at(Node node, ResultSet.Position position, int max) {
        return switch (position) {
            case ResultSet.Position.Start start -> ground.shelf().first(node, ItemQuery.ALL, max);
            case ResultSet.Position.End end -> ground.shelf().last(node, ItemQuery.ALL, max);
            case ResultSet.Position.After after ->
                ground.shelf().first(node, ItemQuery.ALL.after(order(node, after.id())), max);
            case ResultSet.Position.Before before ->
                ground.shelf().last(node, ItemQuery.ALL.before(order(node, before.id())), max);
            case ResultSet.Position.Index index -> {
                List<Item> all = ground.shelf().first(node, ItemQuery.ALL, Math.min(index.index(), MOST) + max);
                yield all.subList(Math.min(index.index(), all.size()), all.size());
            }
        };
    }

    private long order(Node node, String id) {
        return ground.shelf().first(node, ItemQuery.ALL.of(List.of(id)), 1).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal(Faults.NO_ITEM))
                .order();
    }

    private static Element answer(Node node, List<Item> items, Optional<ResultSet.Page> page) {
        return Element.build(PubSub.PUBSUB)
                .add(items(node, items))
                .add(page.map(ResultSet.Page::toElement))
                .build();
    }

    private static Element items(Node node, List<Item> items) {
        return Element.build(ITEMS)
                .attribute("node", node.name())
                .addAll(items.stream().map(item -> item.toElement(ITEM, node, true)).toList())
                .build();
    }

    /** XEP-0248 section 6.2: what the leaves below have, as far as the sender may see it. */
    private Element below(Request request, Node collection) {
        int left = request.host().limits().page();
        List<Element> found = new ArrayList<>();
        for (Node leaf : ground.collections().leaves(request.host(), collection.name(), left)) {
            if (left > 0 && ground.standing(request, leaf).mayRead() && leaf.get(Settings.PERSIST)) {
                List<Item> items = ground.shelf().last(leaf, ItemQuery.ALL, left);
                left -= items.size();
                found.add(items(leaf, items));
            }
        }
        return Element.build(PubSub.PUBSUB).addAll(found).build();
    }
}

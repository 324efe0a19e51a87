package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Item;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Settings;
import im.parley.server.spi.Description;
import im.parley.server.spi.Identity;
import im.parley.server.spi.NodeItem;
import im.parley.store.pubsub.ItemQuery;
import im.parley.store.pubsub.NodeAffiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.DateTime;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sections 5.2 to 5.5: which nodes there are, and what they are. */
public final class Discovery {
    private static final List<String> OF_LEAF = List.of(
            PubSub.NS,
            Description.NS,
            "http://jabber.org/protocol/disco#items");

    private final Ground ground;

    /** Says what is there. */
    public Discovery(Ground ground) {
        this.ground = ground;
    }

    /** Sections 5.3 and 5.4; nothing when there is no such node. */
    public Optional<Description> describe(Host host, String name) {
        return ground.nodes().find(host, name).map(node -> new Description(
                List.of(new Identity("pubsub", node.isCollection() ? "collection" : "leaf", node.get(Settings.TITLE))),
                OF_LEAF,
                List.of(metadata(node))));
    }

    private static DataForm metadata(Node node) {
        List<Field> fields = new ArrayList<>(List.of(
                DataForm.formType(PubSub.META_DATA),
                Field.text("pubsub#type", node.get(Settings.TYPE)),
                Field.of("pubsub#creator", Kind.JID_SINGLE, node.creator().toString()),
                Field.text("pubsub#creation_date", DateTime.format(node.created())),
                Field.text("pubsub#title", node.get(Settings.TITLE)),
                Field.text("pubsub#description", node.get(Settings.DESCRIPTION)),
                Field.text("pubsub#language", node.get(Settings.LANGUAGE)),
                addresses("pubsub#contact", node.get(Settings.CONTACT)),
                addresses("pubsub#owner", node.owners()),
                addresses("pubsub#publisher", node.with(NodeAffiliation.PUBLISHER)),
                Field.text("pubsub#num_subscribers", Integer.toString(node.subscribers()))));
        node.configuration()
                .form(DataForm.Type.RESULT, PubSub.META_DATA, Settings.of(node.configuration()))
                .fields()
                .stream()
                .filter(field -> List.of("pubsub#access_model", "pubsub#publish_model", "pubsub#max_items")
                        .contains(field.name()))
                .map(field -> new Field(field.name(), field.kind(), field.values(), Field.Display.NONE))
                .forEach(fields::add);
        return new DataForm(DataForm.Type.RESULT, DataForm.Heading.NONE, fields, DataForm.Table.NONE);
    }

    private static Field addresses(String name, List<Jid> values) {
        return Field.of(name, Kind.JID_MULTI, values.stream().map(Jid::toString).toArray(String[]::new));
    }

    /** Section 5.2: the nodes that are in no collection, as far as somebody may know them, behind that name. */
    public List<NodeItem> nodes(Host host, Jid who, String after, int max) {
        List<NodeItem> found = new ArrayList<>();
        for (String name : ground.nodes().store().names(host.service(), after, Integer.MAX_VALUE)) {
            Optional<Node> node = ground.nodes()
                    .find(host, name)
                    .filter(one -> one.get(Settings.COLLECTION).isEmpty())
                    .filter(one -> isShown(host, one, who));
            node.ifPresent(one -> found.add(item(host, one)));
            if (found.size() >= max) {
                break;
            }
        }
        return found;
    }

    /** Nodes that somebody can neither read nor subscribe to are not shown (XEP-0163 section 6.2). */
    private boolean isShown(Host host, Node node, Jid who) {
        return ground.nodes().standing(host, node, who).mayRead()
                || (!host.isPersonal() && node.affiliation(who) != NodeAffiliation.OUTCAST);
    }

    private static NodeItem item(Host host, Node node) {
        return new NodeItem(host.service(), Optional.of(node.name()), node.get(Settings.TITLE));
    }

    /** Section 5.5, and XEP-0248 section 5.2 for collections; nothing when there is no such node. */
    public Optional<List<NodeItem>> items(Host host, String name, Jid who) {
        return ground.nodes().find(host, name).map(node -> {
            if (node.isCollection()) {
                return ground.collections().children(host, name).stream()
                        .flatMap(child -> ground.nodes().find(host, child).stream())
                        .filter(child -> isShown(host, child, who))
                        .map(child -> item(host, child))
                        .toList();
            }
            return ground.nodes().standing(host, node, who).mayRead() && node.get(Settings.PERSIST)
                    ? ground.shelf().last(node, ItemQuery.ALL, host.limits().page()).stream()
                            .map(Item::id)
                            .map(id -> new NodeItem(host.service(), Optional.empty(), id))
                            .toList()
                    : List.of();
        });
    }
}

package im.parley.feature.pubsub;

import im.parley.feature.pubsub.node.Configuration;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Item;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.request.Approvals;
import im.parley.feature.pubsub.request.Ground;
import im.parley.server.spi.Command;
import im.parley.server.spi.Command.Permission;
import im.parley.server.spi.Command.Place;
import im.parley.server.spi.CommandCall;
import im.parley.server.spi.CommandStep;
import im.parley.server.spi.group.ServiceNodes;
import im.parley.store.pubsub.NodeAffiliation;
import im.parley.store.pubsub.StoredItem;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.DateTime;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The commands of services (XEP-0050): what owners have waiting (section 8.7), and those of administrators as in Tigase. */
@Singleton
final class NodeCommands {
    private static final String NODE = "pubsub#node";
    private static final String DELETE_ALL = "tigase-pubsub#delete-all";
    private static final String READ_ALL = "tigase-pubsub#read-all";
    private static final String EXPIRE_AT = "expire-at";
    private static final Set<String> OPTIONAL = Set.of("item-id", "owner", EXPIRE_AT);
    private static final int MOST = 1000;

    private final Ground ground;
    private final NodeDesk desk;
    private final NodeService service;
    private final Licences licences;
    private final Approvals approvals;

    @Inject
    NodeCommands(Ground ground, NodeDesk desk, NodeService service, Licences licences) {
        this.ground = ground;
        this.desk = desk;
        this.service = service;
        this.licences = licences;
        this.approvals = new Approvals(ground);
    }

    List<Command> all() {
        return List.of(
                new Command(
                        place(), PubSub.NS + "#get-pending", "Get pending subscriptions", Permission.ANYBODY, this::pending),
                administration("list-nodes", "List nodes", this::listNodes),
                administration("create-node", "Create a node", call -> ask(this::create, "node", "owner")),
                administration("delete-node", "Delete a node", call -> ask(this::delete, "node")),
                administration("subscribe-node", "Subscribe to a node", call -> ask(this::subscribe, "node", "jids")),
                administration(
                        "unsubscribe-node", "Unsubscribe from a node", call -> ask(this::unsubscribe, "node", "jids")),
                administration(
                        "publish-item", "Publish an item", call -> ask(this::publish, "node", "item-id", EXPIRE_AT, "entry")),
                administration("delete-item", "Delete an item", call -> ask(this::deleteItem, "node", "item-id")),
                administration("retrieve-item", "Retrieve an item", call -> ask(this::retrieve, "node", "item-id")),
                administration("retrieve-items", "Retrieve items", call -> ask(this::retrieveItems, "node")),
                administration("delete-all-nodes", "Delete all nodes", call -> CommandStep.ask(
                        DataForm.of(
                                DataForm.Type.FORM,
                                Field.of(DELETE_ALL, Kind.BOOLEAN).labelled("Are you sure?").required()),
                        this::deleteAll)),
                administration("read-all-nodes", "Read all nodes", call -> CommandStep.ask(
                        DataForm.of(
                                DataForm.Type.FORM,
                                Field.of(READ_ALL, Kind.BOOLEAN).labelled("Are you sure?").required()),
                        this::readAll)),
                new Command(
                        place(),
                        "default-config",
                        "Default configuration of nodes",
                        Permission.INSTALLATION_ADMINISTRATORS,
                        call -> CommandStep.ask(service.blank(call.addressed(), false), this::begin)),
                administration("list-items", "List items", call -> ask(this::listItems, "node")),
                administration(
                        "retrieve-user-subscriptions", "Retrieve subscriptions", call -> ask(this::subscriptions, "jid")));
    }

    private Place place() {
        return new Place.OfService(desk.label());
    }

    private Command administration(String node, String name, Command.Opening opening) {
        return new Command(place(), node, name, Permission.DOMAIN_ADMINISTRATORS, opening);
    }

    /** Section 8.7.2: the nodes for which the caller may approve subscriptions. */
    private CommandStep pending(CommandCall call) {
        Jid owner = call.caller().account().orElseThrow(() -> new Refusal(Condition.FORBIDDEN.error()));
        Host host = desk.host(call.addressed());
        Field nodes = Field.of(NODE, Kind.LIST_SINGLE);
        for (Map.Entry<String, NodeAffiliation> entry :
                ground.nodes().store().affiliations(host.service(), owner).entrySet()) {
            boolean waits = entry.getValue() == NodeAffiliation.OWNER
                    && ground.nodes()
                            .find(host, entry.getKey())
                            .filter(node -> node.subscriptions().anyMatch(one -> !one.isActive()))
                            .isPresent();
            nodes = waits ? nodes.option("", entry.getKey()) : nodes;
        }
        DataForm form = DataForm.of(
                DataForm.Type.FORM, DataForm.formType(PubSub.SUBSCRIBE_AUTHORIZATION), nodes.required());
        return CommandStep.askOpenly(form, (filled, then) -> askAgain(host, owner, filled.value(NODE).orElse("")));
    }

    /** Section 8.7.4. */
    private CommandStep askAgain(Host host, Jid owner, String name) {
        Node node = ground.nodes().find(host, name).orElseThrow(() -> new Refusal(Condition.ITEM_NOT_FOUND.error()));
        if (!ground.nodes().standing(host, node, owner).isOwner()) {
            throw new Refusal(Condition.FORBIDDEN.error());
        }
        return new CommandStep.Done(List.of(), List.of(), approvals.askAgain(host, node, owner));
    }

    private static CommandStep ask(CommandStep.Filled then, String... fields) {
        Field[] all = new Field[fields.length];
        for (int i = 0; i < fields.length; i++) {
            Field field = Field.of(fields[i], kind(fields[i])).labelled(fields[i]);
            all[i] = OPTIONAL.contains(fields[i]) ? field : field.required();
        }
        return CommandStep.ask(DataForm.of(DataForm.Type.FORM, all), then);
    }

    private static Kind kind(String field) {
        return switch (field) {
            case "jids" -> Kind.JID_MULTI;
            case "jid", "owner" -> Kind.JID_SINGLE;
            case "entry" -> Kind.TEXT_MULTI;
            default -> Kind.TEXT_SINGLE;
        };
    }

    private static String node(DataForm form) {
        return form.value("node").orElse("");
    }

    private static Jid who(CommandCall call) {
        return call.caller().account().orElse(Jid.prepared("", call.domain()));
    }

    private CommandStep listNodes(CommandCall call) {
        return CommandStep.done(DataForm.of(
                DataForm.Type.RESULT,
                Field.of("nodes", Kind.TEXT_MULTI, service.names(call.addressed(), "", MOST).toArray(String[]::new))));
    }

    private CommandStep create(DataForm form, CommandCall call) {
        Jid owner = form.addresses("owner").stream().findFirst().orElse(who(call));
        service.create(call.addressed(), node(form), owner, Map.of());
        return CommandStep.done("The node was made.");
    }

    private CommandStep delete(DataForm form, CommandCall call) {
        return found(service.delete(call.addressed(), node(form)));
    }

    private CommandStep subscribe(DataForm form, CommandCall call) {
        return found(form.addresses("jids").stream()
                .allMatch(jid -> service.subscribe(call.addressed(), node(form), jid, true)));
    }

    private CommandStep unsubscribe(DataForm form, CommandCall call) {
        return found(form.addresses("jids").stream()
                .allMatch(jid -> service.subscribe(call.addressed(), node(form), jid, false)));
    }

    private CommandStep publish(DataForm form, CommandCall call) {
        Element payload = ElementText.read(String.join("\n", form.values("entry")))
                .orElseThrow(() -> new Refusal(Condition.BAD_REQUEST.because("the entry is no XML")));
        Optional<String> id = form.value("item-id").filter(text -> !text.isBlank());
        Optional<String> end = form.value(EXPIRE_AT).map(String::strip).filter(text -> !text.isEmpty());
        Optional<Instant> expires = end.flatMap(DateTime::parse);
        if (end.isPresent() && expires.filter(ground.nodes().clock().instant()::isBefore).isEmpty()) {
            return failed("expire-at: '" + end.get() + "' is no date and time of XEP-0082 that is still to come");
        }
        service.publish(call.addressed(), node(form), new ServiceNodes.Draft(id, payload, expires));
        return CommandStep.done("The item was published.");
    }

    private CommandStep deleteItem(DataForm form, CommandCall call) {
        return found(service.retract(
                call.addressed(), node(form), form.value("item-id").orElse("")));
    }

    private CommandStep retrieve(DataForm form, CommandCall call) {
        Item item = service.item(call.addressed(), node(form), form.value("item-id").orElse(""))
                .orElseThrow(() -> new Refusal(Condition.ITEM_NOT_FOUND.error()));
        return CommandStep.done(DataForm.of(
                DataForm.Type.RESULT,
                Field.text("item-id", item.id()),
                Field.text("publisher", item.publisher().toString()),
                Field.of(
                        "item",
                        Kind.TEXT_MULTI,
                        item.payload().map(ElementText::write).orElse("").split("\n"))));
    }

    /** The last items as a table. */
    private CommandStep retrieveItems(DataForm form, CommandCall call) {
        List<StoredItem> items = service.items(call.addressed(), node(form), Long.MAX_VALUE, MOST)
                .orElseThrow(() -> new Refusal(Condition.ITEM_NOT_FOUND.error()));
        DataForm.Table table = new DataForm.Table(
                List.of(
                        Field.of("item-id", Kind.TEXT_SINGLE).labelled("Item"),
                        Field.of("publisher", Kind.JID_SINGLE).labelled("Publisher"),
                        Field.of("timestamp", Kind.TEXT_SINGLE).labelled("Published"),
                        Field.of("entry", Kind.TEXT_SINGLE).labelled("Payload")),
                items.stream().map(NodeCommands::row).toList());
        return CommandStep.done(new DataForm(DataForm.Type.RESULT, DataForm.Heading.NONE, List.of(), table));
    }

    private static List<Field> row(StoredItem item) {
        return List.of(
                Field.text("item-id", item.id()),
                Field.text("publisher", item.publisher().toString()),
                Field.text("timestamp", DateTime.format(item.published())),
                Field.text("entry", item.payload()));
    }

    /** One page of names after the other, so that a node that cannot go keeps no other one. */
    private CommandStep deleteAll(DataForm form, CommandCall call) {
        if (!form.flag(DELETE_ALL).orElse(false)) {
            throw new Refusal(Condition.BAD_REQUEST.because("say that you are sure"));
        }
        int deleted = 0;
        List<String> names = service.names(call.addressed(), "", MOST);
        while (!names.isEmpty()) {
            for (String name : names) {
                deleted += service.delete(call.addressed(), name) ? 1 : 0;
            }
            names = service.names(call.addressed(), names.getLast(), MOST);
        }
        return CommandStep.done(deleted + " nodes were deleted.");
    }

    /** Reads each node from the database, which finds out those that cannot be read. */
    private CommandStep readAll(DataForm form, CommandCall call) {
        if (!form.flag(READ_ALL).orElse(false)) {
            throw new Refusal(Condition.BAD_REQUEST.because("say that you are sure"));
        }
        Host host = desk.host(call.addressed());
        int leaves = 0;
        int collections = 0;
        List<String> names = service.names(call.addressed(), "", MOST);
        while (!names.isEmpty()) {
            for (String name : names) {
                boolean collection = ground.nodes().find(host, name).filter(Node::isCollection).isPresent();
                collections += collection ? 1 : 0;
                leaves += collection ? 0 : 1;
            }
            names = service.names(call.addressed(), names.getLast(), MOST);
        }
        return CommandStep.done(leaves + " leaf nodes and " + collections + " collections were read.");
    }

    private CommandStep begin(DataForm form, CommandCall call) {
        licences.begin(Configuration.fields(form));
        return CommandStep.done("Nodes begin with that from now on.");
    }

    private CommandStep listItems(DataForm form, CommandCall call) {
        return CommandStep.done(DataForm.of(
                DataForm.Type.RESULT,
                Field.of(
                        "items",
                        Kind.TEXT_MULTI,
                        service.items(call.addressed(), node(form), Long.MAX_VALUE, MOST).stream()
                                .flatMap(List::stream)
                                .map(StoredItem::id)
                                .toArray(String[]::new))));
    }

    private CommandStep subscriptions(DataForm form, CommandCall call) {
        Jid subscriber = form.addresses("jid").stream()
                .findFirst()
                .orElseThrow(() -> new Refusal(Condition.BAD_REQUEST.error()));
        return CommandStep.done(DataForm.of(
                DataForm.Type.RESULT,
                Field.of(
                        "nodes",
                        Kind.TEXT_MULTI,
                        service.subscriptionsOf(call.addressed(), subscriber).keySet().toArray(String[]::new))));
    }

    private static CommandStep failed(String why) {
        return new CommandStep.Done(
                List.of(), List.of(new CommandStep.Note(CommandStep.Severity.ERROR, why)), List.of());
    }

    private static CommandStep found(boolean done) {
        if (!done) {
            throw new Refusal(Condition.ITEM_NOT_FOUND.error());
        }
        return CommandStep.done("Done.");
    }
}

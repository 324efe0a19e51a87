package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Item;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Settings;
import im.parley.server.spi.Effect;
import im.parley.store.pubsub.ItemQuery;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.DateTime;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import im.parley.wire.form.ResultSet;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Forwarded;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * XEP-0442: Pubsub Message Archive Management. The archive of a node are the items that it keeps, each as the event that
 * told of it; its ids are their places among the items, so they stay when an item goes. Read on the strand of who asks.
 */
public final class NodeArchive {
    /** The namespace of XEP-0313. */
    public static final String NS = "urn:xmpp:mam:2";

    /** What is asked, and its form. */
    public static final Name QUERY = Name.of(NS, "query");

    private static final Name RESULT = Name.of(NS, "result");
    private static final Name FIN = Name.of(NS, "fin");
    private static final Name FLIP = Name.of(NS, "flip-page");
    private static final Name DELAY = Name.of("urn:xmpp:delay", "delay");
    private static final Name ITEMS = PubSub.event("items");
    private static final Name ITEM = PubSub.event("item");
    private static final String START = "start";
    private static final String END = "end";
    private static final String BEFORE = "before-id";
    private static final String AFTER = "after-id";
    private static final Set<String> KNOWN = Set.of(DataForm.FORM_TYPE, START, END, BEFORE, AFTER);

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 250;
    private static final StanzaError NO_TIME = Condition.BAD_REQUEST.because("a time is malformed (XEP-0082)");
    private static final StanzaError OTHER_FORM = Condition.BAD_REQUEST.because("the form is for something else");
    private static final StanzaError NO_SUCH_ITEM =
            Condition.ITEM_NOT_FOUND.because("there is no such item in the archive");
    private static final StanzaError NO_INDEX =
            Condition.FEATURE_NOT_IMPLEMENTED.because("pages are found by ids, not by numbers");

    private final Ground ground;

    /** The archives of these nodes. */
    public NodeArchive(Ground ground) {
        this.ground = ground;
    }

    /** Whether this is asked for here. */
    public static boolean isQuery(Element payload) {
        return payload.is(QUERY);
    }

    /** Whether it is the archive of a node that is asked for, and not that of an account (XEP-0313 section 4.1). */
    public static boolean isOfNode(Element query) {
        return query.attribute("node").isPresent();
    }

    /**
     * Answers a query.
     *
     * @throws Refusal when there is no such node, or its items may not be read
     */
    public List<Effect> answer(Host host, Iq iq) {
        Element query = iq.payload().orElseThrow();
        Jid reader = iq.from().orElseThrow();
        Node node = node(host, query, reader);
        if (iq.type() == Iq.Type.GET) {
            return List.of(new Effect.Send(iq.result(Element.of(QUERY, form().toElement()))));
        }
        ResultSet.Request paging = ResultSet.Request.in(query).orElse(ResultSet.Request.ALL);
        ItemQuery wanted = read(query);
        int max = Math.min(paging.max().orElse(PAGE), LARGEST_PAGE);
        List<Item> items = max == 0 ? List.of() : page(node, wanted, paging.position(), max + 1);
        boolean complete = items.size() <= max && max > 0;
        List<Item> shown = complete || max == 0 ? items : backwards(paging.position())
                ? items.subList(1, items.size())
                : items.subList(0, max);
        List<Effect> effects = new ArrayList<>();
        (query.has(FLIP) ? shown.reversed() : shown).forEach(item ->
                effects.add(new Effect.Send(result(host, node, item, reader, query.attribute("queryid")))));
        OptionalInt count = max == 0 ? OptionalInt.of(ground.shelf().count(node, wanted)) : OptionalInt.empty();
        ResultSet.Page page = max == 0
                ? new ResultSet.Page(Optional.empty(), OptionalInt.empty(), Optional.empty(), count)
                : ResultSet.Page.of(shown, item -> Long.toString(item.order()), OptionalInt.empty(), count);
        effects.add(new Effect.Send(iq.result(fin(complete, page))));
        return effects;
    }

    private Node node(Host host, Element query, Jid reader) {
        String name = query.attribute("node", "");
        Faults.unless(!name.isEmpty(), Faults.NODEID_REQUIRED);
        Node node = ground.nodes().find(host, name).orElseThrow(() -> new Refusal(Faults.NO_NODE));
        ground.nodes().standing(host, node, reader).reading().ifPresent(error -> {
            throw new Refusal(error);
        });
        Faults.unless(!node.isCollection() && node.get(Settings.PERSIST), Faults.unsupported("persistent-items"));
        return node;
    }

    private static DataForm form() {
        return DataForm.of(
                DataForm.Type.FORM,
                DataForm.formType(NS),
                Field.of(START, Kind.TEXT_SINGLE),
                Field.of(END, Kind.TEXT_SINGLE),
                Field.of(BEFORE, Kind.TEXT_SINGLE),
                Field.of(AFTER, Kind.TEXT_SINGLE));
    }

    private static ItemQuery read(Element query) {
        Optional<DataForm> form = DataForm.in(query);
        if (form.isEmpty()) {
            return ItemQuery.ALL;
        }
        if (form.get().type() != DataForm.Type.SUBMIT || !form.get().formType().equals(Optional.of(NS))) {
            throw new Refusal(OTHER_FORM);
        }
        form.get().fields().stream().map(Field::name).filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(name -> {
            throw new Refusal(Condition.FEATURE_NOT_IMPLEMENTED.because("unknown field " + name));
        });
        ItemQuery wanted = ItemQuery.ALL.between(time(form.get(), START, 0), time(form.get(), END, Long.MAX_VALUE));
        Optional<String> after = form.get().value(AFTER);
        Optional<String> before = form.get().value(BEFORE);
        wanted = after.isPresent() ? wanted.after(order(after.get())) : wanted;
        return before.isPresent() ? wanted.before(order(before.get())) : wanted;
    }

    private static long time(DataForm form, String field, long otherwise) {
        return form.value(field)
                .map(text -> DateTime.parse(text.strip()).orElseThrow(() -> new Refusal(NO_TIME)).toEpochMilli())
                .orElse(otherwise);
    }

    private static long order(String id) {
        try {
            return Long.parseLong(id.strip());
        } catch (NumberFormatException noId) {
            throw new Refusal(NO_SUCH_ITEM);
        }
    }

    private static boolean backwards(ResultSet.Position position) {
        return position instanceof ResultSet.Position.Before || position instanceof ResultSet.Position.End;
    }

    private List<Item> page(Node node, ItemQuery wanted, ResultSet.Position position, int max) {
        return switch (position) {
            case ResultSet.Position.Start start -> ground.shelf().first(node, wanted, max);
            case ResultSet.Position.End end -> ground.shelf().last(node, wanted, max);
            case ResultSet.Position.After after -> ground.shelf().first(node, wanted.after(order(after.id())), max);
            case ResultSet.Position.Before before -> ground.shelf().last(node, wanted.before(order(before.id())), max);
            case ResultSet.Position.Index index -> throw new Refusal(NO_INDEX);
        };
    }

    private static Message result(Host host, Node node, Item item, Jid reader, Optional<String> queryId) {
        Element items = Element.build(ITEMS)
                .attribute("node", node.name())
                .add(item.toElement(ITEM, node, true))
                .build();
        Message event = new Message(
                new Header(host.service(), null, "", ""), Message.Type.NORMAL, Content.of(Element.of(PubSub.EVENT, items)));
        Element delay = Element.build(DELAY)
                .attribute("stamp", DateTime.format(item.published()))
                .build();
        String id = Long.toString(item.order());
        Element result = Element.build(RESULT)
                .attribute("queryid", queryId)
                .attribute("id", id)
                .add(Forwarded.of(event, Optional.of(delay)))
                .build();
        return new Message(new Header(host.service(), reader, id, ""), Message.Type.NORMAL, Content.of(result));
    }

    private static Element fin(boolean complete, ResultSet.Page page) {
        Element.Builder fin = Element.build(FIN).add(page.toElement());
        return complete ? fin.attribute("complete", "true").build() : fin.build();
    }
}

package im.parley.feature.disco;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Target.ACCOUNT;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.NodeItem;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Target;
import im.parley.store.roster.RosterStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** XEP-0030: Service Discovery. Lists the services of the server and the resources of accounts (section 4). */
@ServerFeature
final class DiscoItems implements Feature {
    private static final String NS = NodeItem.NS;
    private static final Name QUERY = NodeItem.QUERY;
    private static final Name ITEM = Name.of(NS, "item");

    private static final StanzaError NO_SUCH_NODE = Condition.ITEM_NOT_FOUND.error();

    private final Catalogue catalogue;
    private final Sessions sessions;
    private final RosterStore rosters;

    @Inject
    DiscoItems(Catalogue catalogue, Sessions sessions, RosterStore rosters) {
        this.catalogue = catalogue;
        this.sessions = sessions;
        this.rosters = rosters;
    }

    @Override
    public Spec spec() {
        return Spec.xep(30, "2.5.0").processor("disco");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, NS),
                advertise(OWN_ACCOUNT, NS),
                advertise(ACCOUNT, NS),
                iqGet(QUERY, SERVER, this::listServices),
                iqGet(QUERY, OWN_ACCOUNT, this::listOwn),
                iqGet(QUERY, ACCOUNT, this::listOther));
    }

    private Reply listServices(Iq question, Requester sender) {
        return node(question)
                .map(node -> listNode(node, SERVER, sender))
                .orElseGet(() -> Reply.of(Element.build(QUERY)
                        .addAll(catalogue.services().stream()
                                .map(service -> service.item(sender.addressed().domain()).toElement())
                                .toList())
                        .addAll(items("", SERVER, sender)
                                .flatMap(List::stream)
                                .map(NodeItem::toElement)
                                .toList())
                        .build()));
    }

    private Reply listOwn(Iq question, Requester sender) {
        return node(question)
                .map(node -> listNode(node, OWN_ACCOUNT, sender))
                .orElseGet(() -> listResources(OWN_ACCOUNT, sender, true));
    }

    private Reply listNode(String node, Target target, Requester sender) {
        return items(node, target, sender)
                .findFirst()
                .map(items -> Reply.of(Element.build(QUERY)
                        .attribute("node", node) // section 4.2: the response must mirror it
                        .addAll(items.stream().map(NodeItem::toElement).toList())
                        .build()))
                .orElse(Reply.error(NO_SUCH_NODE));
    }

    private Stream<List<NodeItem>> items(String node, Target target, Requester sender) {
        return catalogue.told(Hook.ListNode.class, target, sender.addressed()).stream()
                .flatMap(hook -> hook.handler().list(node, sender).stream());
    }

    /** The resources for those who may see them, and what features have for who asks. */
    private Reply listResources(Target target, Requester sender, boolean trusted) {
        Element.Builder answer = Element.build(QUERY);
        if (trusted) {
            sessions.of(sender.addressed()).stream()
                    .filter(Session::isVisible)
                    .forEach(session -> answer.add(item(session.jid())));
        }
        items("", target, sender).forEach(items -> items.forEach(item -> answer.add(item.toElement())));
        return Reply.of(answer.build());
    }

    /** Section 8, rule 2: an account that does not exist looks like one that hides what it has. */
    private Reply listOther(Iq question, Requester sender) {
        boolean trusted = sender.jid()
                .filter(jid -> rosters.load(sender.addressed()).showsPresenceTo(jid))
                .isPresent();
        Optional<String> node = node(question);
        if (node.isEmpty()) {
            return listResources(ACCOUNT, sender, trusted);
        }
        return trusted
                ? listNode(node.get(), ACCOUNT, sender)
                : Reply.of(Element.build(QUERY).attribute("node", node).build());
    }

    private static Optional<String> node(Iq question) {
        return question.payload().flatMap(query -> query.attribute("node"));
    }

    private static Element item(Jid jid) {
        return Element.build(ITEM).attribute("jid", jid.toString()).build();
    }
}

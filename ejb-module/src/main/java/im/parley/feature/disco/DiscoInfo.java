package im.parley.feature.disco;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.identify;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Target.ACCOUNT;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.About;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Description;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Identity;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Target;
import im.parley.store.roster.RosterStore;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** XEP-0030: Service Discovery. Tells what the server and its accounts are and what they support (section 3). */
@ServerFeature
final class DiscoInfo implements Feature {
    private static final String NS = "http://jabber.org/protocol/disco#info";
    private static final Name QUERY = Name.of(NS, "query");
    private static final Name IDENTITY = Name.of(NS, "identity");
    private static final Name FEATURE = Name.of(NS, "feature");

    private static final StanzaError HIDDEN = Condition.SERVICE_UNAVAILABLE.error();
    private static final StanzaError NO_SUCH_NODE = Condition.ITEM_NOT_FOUND.error();

    private final Catalogue catalogue;
    private final RosterStore rosters;
    private final About about;

    @Inject
    DiscoInfo(Catalogue catalogue, RosterStore rosters, About about) {
        this.catalogue = catalogue;
        this.rosters = rosters;
        this.about = about;
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
                identify(SERVER, "server", "im", about.name()),
                identify(OWN_ACCOUNT, "account", "registered", ""),
                identify(ACCOUNT, "account", "registered", ""),
                iqGet(QUERY, SERVER, (iq, sender) -> describe(SERVER, iq, sender)),
                iqGet(QUERY, OWN_ACCOUNT, (iq, sender) -> describe(OWN_ACCOUNT, iq, sender)),
                iqGet(QUERY, ACCOUNT, this::describeAccount));
    }

    /**
     * Section 8, rule 1: an account that does not exist looks like one that hides, with or without a node. A roster of
     * an account that does not exist is empty.
     */
    private Reply describeAccount(Iq question, Requester sender) {
        boolean trusted = sender.jid()
                .filter(jid -> rosters.load(sender.addressed()).showsPresenceTo(jid))
                .isPresent();
        return trusted ? describe(ACCOUNT, question, sender) : Reply.error(HIDDEN);
    }

    private Reply describe(Target target, Iq question, Requester sender) {
        Optional<String> node = question.payload().flatMap(query -> query.attribute("node"));
        Optional<Description> found = node.isEmpty()
                ? Optional.of(catalogue.describe(target))
                : node.flatMap(name -> describeNode(target, name, sender));
        return found.map(description -> Reply.of(query(node, description))).orElse(Reply.error(NO_SUCH_NODE));
    }

    private Optional<Description> describeNode(Target target, String node, Requester sender) {
        return catalogue.hooks(Hook.DescribeNode.class).stream()
                .filter(hook -> hook.target() == target)
                .flatMap(hook -> hook.handler().describe(node, sender).stream())
                .findFirst();
    }

    private static Element query(Optional<String> node, Description description) {
        return Element.build(QUERY)
                .attribute("node", node) // section 3.2: the response must mirror it
                .addAll(description.identities().stream().map(DiscoInfo::identity).toList())
                .addAll(description.features().stream().map(DiscoInfo::feature).toList())
                .addAll(description.forms().stream().map(DataForm::toElement).toList())
                .build();
    }

    private static Element identity(Identity identity) {
        return Element.build(IDENTITY)
                .attribute("category", identity.category())
                .attribute("type", identity.type())
                .attribute(Namespaces.XML_LANG, present(identity.lang()))
                .attribute("name", present(identity.name()))
                .build();
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    private static Element feature(String feature) {
        return Element.build(FEATURE).attribute("var", feature).build();
    }
}

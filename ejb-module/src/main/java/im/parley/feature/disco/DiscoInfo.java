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
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** XEP-0030: Service Discovery. Tells what the server and its accounts are and what they support (section 3). */
@ServerFeature
final class DiscoInfo implements Feature {

    private static final Identity REGISTERED = new Identity("account", "registered", "");
    private static final Identity ANONYMOUS = new Identity("account", "anonymous", "");

    private static final StanzaError HIDDEN = Condition.SERVICE_UNAVAILABLE.error();
    private static final StanzaError NO_SUCH_NODE = Condition.ITEM_NOT_FOUND.error();

    private final Catalogue catalogue;
    private final RosterStore rosters;
    private final UserStore users;
    private final About about;

    @Inject
    DiscoInfo(Catalogue catalogue, RosterStore rosters, UserStore users, About about) {
        this.catalogue = catalogue;
        this.rosters = rosters;
        this.users = users;
        this.about = about;
    }

    @Override
    public Spec spec() {
        return Spec.xep(30, "2.5.0").processor("disco");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, Description.NS),
                advertise(OWN_ACCOUNT, Description.NS),
                advertise(ACCOUNT, Description.NS),
                identify(SERVER, "server", "im", about.name()),
                identify(OWN_ACCOUNT, this::account),
                identify(ACCOUNT, this::account),
                iqGet(Description.QUERY, SERVER, (iq, sender) -> describe(SERVER, iq, sender)),
                iqGet(Description.QUERY, OWN_ACCOUNT, (iq, sender) -> describe(OWN_ACCOUNT, iq, sender)),
                iqGet(Description.QUERY, ACCOUNT, this::describeAccount));
    }

    /** XEP-0175 section 5: an anonymous user has no account that is stored. */
    private Optional<Identity> account(Jid account) {
        return Optional.of(users.exists(account) ? REGISTERED : ANONYMOUS);
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
                ? Optional.of(catalogue.describe(target, sender.addressed()))
                : node.flatMap(name -> describeNode(target, name, sender));
        return found.map(description -> Reply.of(description.toElement(node))).orElse(Reply.error(NO_SUCH_NODE));
    }

    private Optional<Description> describeNode(Target target, String node, Requester sender) {
        return catalogue.told(Hook.DescribeNode.class, target, sender.addressed()).stream()
                .flatMap(hook -> hook.handler().describe(node, sender).stream())
                .findFirst();
    }
}

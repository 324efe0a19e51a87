package im.parley.feature.pubsub.pep;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.describeNode;
import static im.parley.server.spi.Hook.identify;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Hook.iqWhere;
import static im.parley.server.spi.Hook.listNode;
import static im.parley.server.spi.Hook.messageToAccount;
import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.presenceSent;
import static im.parley.server.spi.Hook.presenceToAccount;
import static im.parley.server.spi.Phase.GUARD;
import static im.parley.server.spi.Phase.NOTIFY;
import static im.parley.server.spi.Target.ACCOUNT;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.request.Approvals;
import im.parley.feature.pubsub.request.Bounces;
import im.parley.feature.pubsub.request.Discovery;
import im.parley.feature.pubsub.request.Features;
import im.parley.feature.pubsub.request.Ground;
import im.parley.feature.pubsub.request.NodeArchive;
import im.parley.feature.pubsub.request.UseCases;
import im.parley.server.spi.Description;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.NodeItem;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerEvent.AccountRemoved;
import im.parley.server.spi.ServerEvent.ClientCapable;
import im.parley.server.spi.ServerEvent.ItemWanted;
import im.parley.server.spi.ServerEvent.RosterChanged;
import im.parley.server.spi.ServerEvent.ServerOpened;
import im.parley.server.spi.ServerEvent.SessionEnded;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Target;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * XEP-0163: Personal Eventing Protocol. Every account is a service with nodes; contacts get the events that their clients
 * want.
 */
@ServerFeature
final class PersonalEventing implements Feature {
    /** XEP-0398, XEP-0411 and XEP-0402: what clients need not do themselves. */
    private static final List<String> CONVERSIONS = List.of(
            "urn:xmpp:pep-vcard-conversion:0",
            "urn:xmpp:bookmarks-conversion:0",
            "urn:xmpp:bookmarks:1#compat",
            "urn:xmpp:bookmarks:1#compat-pep");

    private final Circle circle;
    private final UseCases useCases;
    private final Approvals approvals;
    private final Bounces bounces;
    private final Discovery discovery;
    private final NodeArchive archive;
    private final LastItems lastItems;
    private final Regrouping regrouping;
    private final Sessions sessions;
    private final Newsroom newsroom;

    @Inject
    PersonalEventing(
            Circle circle, Ground ground, Newsroom newsroom, LastItems lastItems, Regrouping regrouping, Sessions sessions) {
        this.circle = circle;
        this.useCases = new UseCases(ground, newsroom);
        this.approvals = new Approvals(ground);
        this.bounces = new Bounces(ground);
        this.discovery = new Discovery(ground);
        this.archive = new NodeArchive(ground);
        this.lastItems = lastItems;
        this.regrouping = regrouping;
        this.sessions = sessions;
        this.newsroom = newsroom;
    }

    @Override
    public Spec spec() {
        return Spec.xep(163, "1.2.2")
                .andXep(60, "1.30.0")
                .andXep(80, "1.10.0")
                .andXep(107, "1.2.2")
                .andXep(108, "1.3")
                .andXep(118, "1.3.0")
                .andXep(172, "1.1")
                .andXep(223, "1.1.1")
                .andXep(277, "0.6.5")
                .andXep(384, "0.9.1")
                .andXep(402, "1.2.0")
                .andXep(411, "1.1.0")
                .andXep(490, "1.0.1")
                .processor(PepOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        List<Hook> hooks = new ArrayList<>(List.of(
                messageToAccount(GUARD, this::approved),
                presenceSent(NOTIFY, this::sent),
                presenceToAccount(NOTIFY, this::received),
                on(ServerOpened.class, this::open),
                on(ClientCapable.class, this::capable),
                on(ItemWanted.class, newsroom::publish),
                on(SessionEnded.class, event -> gone(event.session())),
                on(RosterChanged.class, regrouping::changed),
                on(AccountRemoved.class, this::removed)));
        for (Target target : List.of(OWN_ACCOUNT, ACCOUNT)) {
            for (Name payload : List.of(PubSub.PUBSUB, PubSub.OWNER)) {
                hooks.add(iqGet(payload, target, this::asked));
                hooks.add(iqSet(payload, target, this::asked));
            }
            for (Iq.Type type : List.of(Iq.Type.GET, Iq.Type.SET)) {
                hooks.add(iqWhere(type, NodeArchive.QUERY, target, NodeArchive::isOfNode, this::searched));
            }
            hooks.add(identify(target, "pubsub", "pep", ""));
            hooks.add(describeNode(target, this::describe));
            hooks.add(listNode(target, this::list));
            CONVERSIONS.forEach(feature -> hooks.add(advertise(target, feature)));
            Features.ofAccount().forEach(feature -> hooks.add(advertise(target, feature)));
        }
        // Clients ask the server whether accounts can do that.
        Features.ofAccount().forEach(feature -> hooks.add(advertise(SERVER, feature)));
        return hooks;
    }

    /** The answer of the owner to somebody's wish to subscribe, or an event that comes back. */
    private Verdict approved(Message message, Jid account) {
        if (message.isError()) {
            bounces.take(circle.host(account), message);
            return Verdict.PASS;
        }
        boolean own = message.from().filter(from -> from.bare().equals(account)).isPresent();
        Optional<DataForm> form = own ? Approvals.in(message) : Optional.empty();
        if (form.isEmpty()) {
            return Verdict.PASS;
        }
        approvals.answer(circle.host(account), message, form.get());
        return Verdict.drop("an answer to the account itself");
    }

    private Verdict sent(Presence presence, Session sender) {
        if (presence.to().isEmpty() && presence.type() == Presence.Type.UNAVAILABLE) {
            circle.interests().remove(sender.jid(), true);
        }
        return Verdict.PASS;
    }

    /** A client elsewhere goes; that it came is told by what it supports. */
    private Verdict received(Presence presence, Jid account) {
        Jid from = presence.header().from();
        if (from == null || from.isBare() || from.bare().equals(account)) {
            return Verdict.PASS;
        }
        switch (presence.type()) {
            case AVAILABLE -> shared(from, account);
            case UNAVAILABLE -> {
                circle.sharers().remove(account, from);
                if (!circle.isLocal(from)) {
                    circle.interests().parted(from, account);
                }
            }
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE, ERROR -> {}
        }
        return Verdict.PASS;
    }

    /** XEP-0060 section 9.1.3. Who comes from elsewhere gets what was published last when its features are known. */
    private void shared(Jid client, Jid account) {
        boolean stranger = !circle.rosters().load(account).showsPresenceTo(client);
        if (stranger && circle.sharers().add(account, client) && circle.isLocal(client)) {
            Set<String> wanted = circle.interests().of(client.bare()).getOrDefault(client, Set.of());
            lastItems.to(client, account, wanted);
        }
    }

    private List<Effect> open(ServerOpened event) {
        circle.nodes().open(event.lanes());
        return List.of();
    }

    /** XEP-0163 section 4.3.3, and XEP-0060 section 9.2. */
    private List<Effect> capable(ClientCapable event) {
        boolean local = circle.isLocal(event.client());
        Optional<? extends Session> session = local ? sessions.find(event.client()) : Optional.empty();
        if (local && session.filter(Session::isAvailable).isEmpty()) {
            return List.of(); // it went while it was asked
        }
        Set<String> fresh = local
                ? circle.interests().put(event.client(), true, event.features())
                : circle.interests().met(event.client(), event.account(), event.features());
        if (fresh.isEmpty()) {
            return List.of();
        }
        if (!local) {
            lastItems.to(event.client(), event.account(), fresh);
        } else if (session.filter(Session::isVisible).isPresent()) {
            lastItems.toOwn(event.client(), fresh);
        } else {
            lastItems.to(event.client(), event.account(), fresh);
        }
        return List.of();
    }

    private List<Effect> gone(Session session) {
        circle.interests().remove(session.jid(), true);
        return List.of();
    }

    private List<Effect> removed(AccountRemoved event) {
        circle.nodes().forget(event.account());
        circle.sharers().forget(event.account());
        return List.of();
    }

    private Reply asked(Iq iq, Requester requester) {
        return new Reply.Later(useCases.take(circle.host(requester.addressed()), iq));
    }

    private Reply searched(Iq iq, Requester requester) {
        return new Reply.Later(archive.answer(circle.host(requester.addressed()), iq));
    }

    private Optional<Description> describe(String node, Requester requester) {
        return discovery.describe(circle.host(requester.addressed()), node);
    }

    /** XEP-0163 section 6.2: the nodes that the asking one may see. */
    private Optional<List<NodeItem>> list(String node, Requester requester) {
        Host host = circle.host(requester.addressed());
        Jid who = requester.jid().orElse(requester.addressed());
        return node.isEmpty()
                ? Optional.of(discovery.nodes(host, who, "", circle.limits().page()))
                : discovery.items(host, node, who);
    }
}

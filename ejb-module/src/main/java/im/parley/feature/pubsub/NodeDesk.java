package im.parley.feature.pubsub;

import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Presences;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.request.Approvals;
import im.parley.feature.pubsub.request.Arrivals;
import im.parley.feature.pubsub.request.Bounces;
import im.parley.feature.pubsub.request.Discovery;
import im.parley.feature.pubsub.request.Features;
import im.parley.feature.pubsub.request.Ground;
import im.parley.feature.pubsub.request.NodeArchive;
import im.parley.feature.pubsub.request.PublishItems.PublishHook;
import im.parley.feature.pubsub.request.UseCases;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Description;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Identity;
import im.parley.server.spi.NodeItem;
import im.parley.server.spi.Service;
import im.parley.server.spi.Target;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.ResultSet;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The services of domains: takes what comes to them. Thread-safe. */
@Singleton
final class NodeDesk implements Service {
    private static final String ITEMS_NS = "http://jabber.org/protocol/disco#items";
    private static final Name ITEMS = Name.of(ITEMS_NS, "query");
    private static final String COMMANDS = "http://jabber.org/protocol/commands";
    private static final int PAGE = 500;

    private static final StanzaError UNKNOWN = Condition.SERVICE_UNAVAILABLE.error();
    private static final StanzaError NOT_FOUND = Condition.ITEM_NOT_FOUND.error();

    private final Licences licences;
    private final Presences presences;
    private final Catalogue catalogue;
    private final UseCases useCases;
    private final Approvals approvals;
    private final Discovery discovery;
    private final NodeArchive archive;
    private final Arrivals arrivals;
    private final Bounces bounces;

    @Inject
    NodeDesk(Ground ground, Licences licences, Presences presences, Catalogue catalogue) {
        this.licences = licences;
        this.presences = presences;
        this.catalogue = catalogue;
        this.useCases = new UseCases(ground, PublishHook.NONE);
        this.approvals = new Approvals(ground);
        this.discovery = new Discovery(ground);
        this.archive = new NodeArchive(ground);
        this.arrivals = new Arrivals(ground);
        this.bounces = new Bounces(ground);
    }

    @Override
    public String label() {
        return licences.options().label();
    }

    /** What stands before served domains: the first one, and more. */
    List<String> labels() {
        return licences.options().labels();
    }

    @Override
    public Identity identity() {
        return new Identity("pubsub", "service", licences.options().name());
    }

    /** The service at an address. */
    Host host(Jid service) {
        return new DomainHost(service.domainJid(), licences, presences);
    }

    /** A client of this server has become available. */
    List<Effect> came(Jid client) {
        labels().forEach(
                label -> arrivals.came(host(Jid.prepared("", label + '.' + client.domain())), client));
        return List.of();
    }

    @Override
    public List<Effect> handle(Stanza stanza) {
        Jid to = stanza.to().orElseThrow();
        if (stanza.from().isEmpty()) {
            return List.of();
        }
        if (!to.isDomain()) {
            return refuse(stanza, NOT_FOUND);
        }
        Host host = host(to);
        return switch (stanza) {
            case Iq iq when iq.isRequest() -> request(host, iq);
            case Iq iq -> List.of();
            case Message message -> message(host, message);
            case Presence presence -> {
                if (presences.received(presence)) {
                    arrivals.came(host, presence.from().orElseThrow());
                }
                yield List.of();
            }
        };
    }

    private List<Effect> message(Host host, Message message) {
        if (message.isError()) {
            bounces.take(host, message);
            return List.of();
        }
        var form = Approvals.in(message);
        if (form.isPresent()) {
            approvals.answer(host, message, form.get());
            return List.of();
        }
        return refuse(message, UNKNOWN);
    }

    private static List<Effect> refuse(Stanza stanza, StanzaError error) {
        boolean answerable = !stanza.isError()
                && !(stanza instanceof Iq iq && !iq.isRequest())
                && !(stanza instanceof Presence)
                && !(stanza instanceof Message message && message.type() == Message.Type.HEADLINE);
        return answerable ? List.of(new Effect.Send(stanza.errorReply(error))) : List.of();
    }

    private List<Effect> request(Host host, Iq iq) {
        Element payload = iq.payload().orElse(null);
        if (payload == null) {
            return refuse(iq, Condition.BAD_REQUEST.error());
        }
        if (payload.is(PubSub.PUBSUB) || payload.is(PubSub.OWNER)) {
            return useCases.take(host, iq);
        }
        try {
            if (NodeArchive.isQuery(payload)) {
                return archive.answer(host, iq);
            }
            return List.of(new Effect.Send(iq.result(discovered(host, iq, payload))));
        } catch (Refusal refusal) {
            return refuse(iq, refusal.error());
        }
    }

    private Element discovered(Host host, Iq iq, Element payload) {
        Optional<String> node = payload.attribute("node").filter(name -> !name.isEmpty());
        if (iq.type() == Iq.Type.GET && payload.is(Description.QUERY)) {
            return node.map(name -> discovery.describe(host, name).orElseThrow(() -> new Refusal(NOT_FOUND)))
                    .orElseGet(this::describe)
                    .toElement(node);
        }
        if (iq.type() == Iq.Type.GET && payload.is(ITEMS)) {
            return items(host, iq.from().orElseThrow(), payload, node);
        }
        throw new Refusal(UNKNOWN);
    }

    private Description describe() {
        TreeSet<String> features = new TreeSet<>(catalogue.features(Target.SERVICE));
        features.addAll(Features.ofService());
        catalogue.features(Target.SERVER).stream().filter(COMMANDS::equals).forEach(features::add);
        features.addAll(List.of(Description.NS, ITEMS_NS, ResultSet.NS, NodeArchive.NS));
        return new Description(List.of(identity()), List.copyOf(features), List.of());
    }

    /** Sections 5.2 and 5.5; a long list comes in pages. */
    private Element items(Host host, Jid who, Element query, Optional<String> node) {
        List<NodeItem> all = node.map(
                        name -> discovery.items(host, name, who).orElseThrow(() -> new Refusal(NOT_FOUND)))
                .orElseGet(() -> discovery.nodes(host, who, "", Integer.MAX_VALUE));
        Optional<ResultSet.Request> paging = ResultSet.Request.in(query);
        ResultSet.Slice<NodeItem> page = ResultSet.slice(
                all, item -> item.node().orElse(item.name()), paging.orElse(ResultSet.Request.ALL), PAGE);
        Element.Builder answer = Element.build(ITEMS).attribute("node", node);
        page.items().forEach(item -> answer.add(item.toElement()));
        if (paging.isPresent() || page.items().size() < all.size()) {
            answer.add(page.page().toElement());
        }
        return answer.build();
    }
}

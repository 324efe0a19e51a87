package im.parley.feature.serverinfo;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.regularly;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.About;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Peers;
import im.parley.server.spi.Peers.Direction;
import im.parley.server.spi.Performer;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.group.ServiceNodes;
import im.parley.store.pubsub.StoredItem;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * XEP-0485: PubSub Server Information. Each served domain says at the node {@code serverinfo} of its publish-subscribe
 * service that it is there, and which of the servers that allow it it has streams with.
 */
@ServerFeature
final class ServerInformation implements Feature {
    private static final System.Logger LOG = System.getLogger(ServerInformation.class.getName());
    private static final String NS = "urn:xmpp:serverinfo:0";
    private static final Name SERVER_INFO = Name.of(NS, "serverinfo");
    private static final Name DOMAIN = Name.of(NS, "domain");
    private static final Name FEDERATION = Name.of(NS, "federation");
    private static final Name REMOTE = Name.of(NS, "remote-domain");
    private static final Name CONNECTION = Name.of(NS, "connection");
    private static final Name QUERY = Name.of("jabber:iq:version", "query");

    private static final String NODE = "serverinfo";
    private static final String ITEM = "current";
    /** Section 5: open to all, with one item; and nobody but the domain itself publishes. */
    private static final Map<String, List<String>> CONFIGURATION = Map.of(
            "pubsub#access_model", List.of("open"),
            "pubsub#publish_model", List.of("publishers"),
            "pubsub#max_items", List.of("1"));

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofHours(1);

    private final Catalogue catalogue;
    private final Domains domains;
    private final About about;
    private final Peers peers;
    private final OptedIn optedIn;

    @Inject
    ServerInformation(Catalogue catalogue, Domains domains, About about, Peers peers, Performer performer) {
        this.catalogue = catalogue;
        this.domains = domains;
        this.about = about;
        this.peers = peers;
        this.optedIn = new OptedIn(performer, NS);
    }

    @Override
    public Spec spec() {
        return Spec.xep(485, "1.0.0").processor(NS).offByDefault();
    }

    @Override
    public List<Hook> hooks() {
        // Section 3: without a form the node is that of this name at the first service that is listed.
        return List.of(advertise(SERVER, NS), regularly(SOON, AGAIN, this::look));
    }

    private void look() {
        publish();
        Map<String, String> remotes = new HashMap<>();
        peers.links().forEach(link -> remotes.put(link.remote(), link.local()));
        optedIn.ask(remotes, this::publish);
    }

    private void publish() {
        Optional<ServiceNodes> nodes = catalogue.provided(ServiceNodes.class);
        if (nodes.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "{0} needs publish-subscribe, which is switched off", NS);
            return;
        }
        for (Vhost vhost : domains.all()) {
            try {
                publish(nodes.get(), vhost.domain());
            } catch (Refusal refusal) {
                LOG.log(System.Logger.Level.WARNING, "{0} cannot publish: {1}", vhost.domain(), refusal.error().text());
            }
        }
    }

    private void publish(ServiceNodes nodes, String domain) {
        Jid service = Jid.prepared("", nodes.label() + '.' + domain);
        Jid owner = Jid.prepared("", domain);
        Optional<ServiceNodes.Facts> known = nodes.facts(service, NODE);
        if (known.isEmpty()) {
            nodes.create(service, NODE, owner, CONFIGURATION);
        } else if (!known.get().creator().equals(owner)) {
            LOG.log(System.Logger.Level.WARNING, "Somebody else has made the node ''{0}'' at {1}", NODE, service);
            return;
        }
        Element information = information(domain);
        List<StoredItem> last = nodes.items(service, NODE, Long.MAX_VALUE, 1).orElse(List.of());
        String text = ElementText.write(information);
        if (last.isEmpty() || !last.getFirst().payload().equals(text)) {
            nodes.publish(service, NODE, new ServiceNodes.Draft(Optional.of(ITEM), information));
        }
    }

    /** Section 4, examples 6 and 7. */
    private Element information(String domain) {
        return Element.build(SERVER_INFO)
                .add(Element.build(DOMAIN).attribute("name", domain).add(federation(domain)).build())
                .add(Element.build(QUERY)
                        .add(Name.of(QUERY.namespace(), "name"), about.name())
                        .add(Name.of(QUERY.namespace(), "version"), about.version())
                        .build())
                .build();
    }

    /** Section 7: nobody is named who does not allow it. */
    private Optional<Element> federation(String domain) {
        Map<String, EnumSet<Direction>> named = new TreeMap<>();
        peers.links().stream()
                .filter(link -> link.local().equals(domain) && optedIn.isNamed(link.remote()))
                .forEach(link -> named.computeIfAbsent(link.remote(), remote -> EnumSet.noneOf(Direction.class))
                        .add(link.direction()));
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(Element.build(FEDERATION)
                        .addAll(named.entrySet().stream()
                                .map(entry -> remote(entry.getKey(), entry.getValue()))
                                .toList())
                        .build());
    }

    private static Element remote(String name, Set<Direction> directions) {
        Element.Builder remote = Element.build(REMOTE).attribute("name", name);
        directions.forEach(direction -> remote.add(Element.build(CONNECTION)
                .attribute("type", direction.name().toLowerCase(Locale.ROOT))
                .build()));
        return remote.build();
    }
}

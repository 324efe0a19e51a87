package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Collections;
import im.parley.feature.pubsub.node.Configuration;
import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Section 8.1: create a node. */
public final class CreateNode implements UseCase {
    private static final int LONGEST_NAME = 1023;

    private final Ground ground;

    /** Creates nodes there. */
    public CreateNode(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Outcome answer(Request request) {
        String name = request.node();
        Optional<Element> configure = request.beside("configure");
        // Section 8.1.3: it must not possess a node of its own.
        Faults.unless(
                configure.flatMap(element -> element.attribute("node")).isEmpty(), Faults.MALFORMED);
        Map<String, List<String>> fields = configure
                .flatMap(element -> Request.form(element, PubSub.NODE_CONFIG))
                .map(Configuration::fields)
                .orElse(Map.of());
        String made = name.isEmpty() ? UUID.randomUUID().toString() : name; // an instant node
        Made node = make(request.host(), request.sender(), made, fields);
        Element created =
                Element.build(PubSub.of("create")).attribute("node", made).build();
        return Outcome.of(Element.of(PubSub.PUBSUB, created), node.effects());
    }

    /**
     * A node that was made.
     *
     * @param effects who is told of it
     */
    public record Made(Node node, List<Effect> effects) {}

    /**
     * Makes a node on its lane.
     *
     * @param fields its configuration as far as it is to differ from the default
     * @throws Refusal when that cannot be done
     */
    public Made make(Host host, Jid creator, String name, Map<String, List<String>> fields) {
        Faults.unless(host.mayCreate(creator), Faults.FORBIDDEN);
        int most = host.limits().nodes();
        Faults.unless(
                host.administers(creator) || ground.nodes().store().countMade(host.service(), creator) < most,
                Faults.MAX_NODES);
        return force(host, creator, name, fields);
    }

    /** The same, whoever may make nodes, and how many. */
    public Made force(Host host, Jid creator, String name, Map<String, List<String>> fields) {
        Faults.unless(name.length() <= LONGEST_NAME, Faults.MALFORMED);
        Faults.unless(ground.nodes().find(host, name).isEmpty(), Faults.NODE_EXISTS);
        Configuration configuration = ConfigureNode.read(host, name, fields);
        List<String> parents = configuration.get(Settings.COLLECTION);
        Collections.check(parents);
        parents.forEach(parent -> ground.collections().check(host, name, parent, creator));
        Configuration kept = configuration.with(Settings.CHILDREN, List.of());
        Node node = ground.nodes()
                .create(host, name, creator, kept)
                .orElseThrow(() -> new Refusal(Faults.NODE_EXISTS));
        List<Effect> effects = new ArrayList<>();
        parents.forEach(parent -> effects.addAll(ground.delivery().associated(host, parent, name, true)));
        configuration.get(Settings.CHILDREN).forEach(child ->
                ConfigureNode.associate(ground, host, creator, child, name, true));
        if (ground.subscribesCreator() && !host.isPersonal()) {
            effects.addAll(subscribe(host, node, creator));
        }
        return new Made(node, effects);
    }

    /** Section 12.12. */
    private List<Effect> subscribe(Host host, Node node, Jid creator) {
        Subscription own = new Subscription(
                Subscribe.subid(), creator.bare(), Subscription.State.SUBSCRIBED, Configuration.INITIAL);
        ground.nodes().subscribe(node, own);
        return ground.delivery().state(host, node, own, own.state().word());
    }
}

package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Optional;

/** Section 6.2: unsubscribe from a node. */
public final class Unsubscribe implements UseCase {
    private final Ground ground;

    /** Ends subscriptions there. */
    public Unsubscribe(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Outcome answer(Request request) {
        Node node = ground.node(request);
        Subscription subscription = find(request, node);
        List<Effect> effects = end(request.host(), node, subscription);
        return Outcome.of(
                Element.of(
                        PubSub.PUBSUB,
                        Element.build(PubSub.of("subscription"))
                                .attribute("node", node.name())
                                .attribute("jid", subscription.jid().toString())
                                .attribute("subid", subscription.subid())
                                .attribute("subscription", "none")
                                .build()),
                effects);
    }

    /** Ends a subscription on the lane of the node; returns who is told of it. */
    public List<Effect> end(Host host, Node node, Subscription subscription) {
        ground.nodes().unsubscribe(node, subscription);
        return ground.delivery().subscribers(host, node, subscription, "none");
    }

    /** The one subscription that a request of a subscriber is about (sections 6.2.3 and 6.3.4). */
    static Subscription find(Request request, Node node) {
        Jid subscriber = Request.jid(request.action()).orElseThrow(() -> new Refusal(Faults.JID_REQUIRED));
        boolean own = subscriber.bare().equals(request.sender().bare());
        Faults.unless(own || request.host().administers(request.sender()), Faults.FORBIDDEN);
        List<Subscription> all = node.subscriptions(subscriber).stream()
                .filter(one -> one.jid().equals(subscriber))
                .toList();
        Faults.unless(!all.isEmpty(), Faults.NO_SUBSCRIBER);
        Optional<String> subid = request.action().attribute("subid").filter(id -> !id.isEmpty());
        if (subid.isPresent()) {
            return all.stream()
                    .filter(one -> one.subid().equals(subid.get()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(Faults.INVALID_SUBID));
        }
        Faults.unless(all.size() == 1, Faults.SUBID_REQUIRED);
        return all.getFirst();
    }
}

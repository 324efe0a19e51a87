package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.List;

/** Section 5.6: retrieve subscriptions. */
final class OwnSubscriptions implements UseCase {
    private static final Name SUBSCRIPTIONS = PubSub.of("subscriptions");

    private final Ground ground;

    OwnSubscriptions(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Outcome answer(Request request) {
        Element.Builder answer = Element.build(SUBSCRIPTIONS);
        if (request.node().isEmpty()) {
            answer.addAll(everywhere(request));
        } else {
            Node node = ground.node(request);
            answer.attribute("node", node.name());
            node.subscriptions(request.sender()).forEach(one -> answer.add(Subscribe.element(node, one, false)));
        }
        return Outcome.of(Element.of(PubSub.PUBSUB, answer.build()));
    }

    private List<Element> everywhere(Request request) {
        List<Element> all = new ArrayList<>();
        ground.nodes()
                .store()
                .subscriptions(request.host().service(), request.sender())
                .keySet()
                .forEach(name -> ground.nodes().find(request.host(), name).ifPresent(node -> {
                    for (Subscription one : node.subscriptions(request.sender())) {
                        all.add(Subscribe.element(node, one, false));
                    }
                }));
        return all;
    }
}

package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.PubSub;
import im.parley.store.pubsub.NodeAffiliation;
import im.parley.wire.xml.Element;
import java.util.Map;

/** Section 5.7: retrieve affiliations. */
final class OwnAffiliations implements UseCase {
    private final Ground ground;

    OwnAffiliations(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Outcome answer(Request request) {
        Map<String, NodeAffiliation> all = request.node().isEmpty()
                ? ground.nodes().store().affiliations(request.host().service(), request.sender())
                : Map.of(request.node(), ground.node(request).affiliation(request.sender()));
        Element.Builder answer = Element.build(PubSub.of("affiliations"));
        if (!request.node().isEmpty()) {
            answer.attribute("node", request.node());
        }
        all.forEach((node, affiliation) -> answer.add(Element.build(PubSub.of("affiliation"))
                .attribute("node", node)
                .attribute("affiliation", affiliation.word())
                .build()));
        return Outcome.of(Element.of(PubSub.PUBSUB, answer.build()));
    }
}

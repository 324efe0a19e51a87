package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Settings;
import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Section 8.4: delete a node. */
public final class DeleteNode implements UseCase {
    private static final Name REDIRECT = PubSub.owner("redirect");
    private static final int LONGEST_URI = 4096;

    private final Ground ground;

    /** Deletes nodes there. */
    public DeleteNode(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Outcome answer(Request request) {
        // XEP-0248 section 7.4.3.1: the root is what has no name.
        Faults.unless(
                request.action().attribute("node").filter(String::isEmpty).isEmpty(), Condition.NOT_ALLOWED.error());
        Node node = ground.owned(request);
        Optional<String> redirect = request.action().first(REDIRECT).map(DeleteNode::uri);
        return Outcome.then(delete(request.host(), node, request.sender(), redirect));
    }

    private static String uri(Element redirect) {
        String uri = redirect.attribute("uri", redirect.text().strip());
        Faults.unless(!uri.isEmpty() && uri.length() <= LONGEST_URI, Faults.MALFORMED);
        return uri;
    }

    /**
     * Deletes a node on its lane.
     *
     * @return who is told of it
     */
    public List<Effect> delete(Host host, Node node, Jid who, Optional<String> redirect) {
        List<Effect> effects = new ArrayList<>(ground.delivery().deleted(host, node, redirect));
        node.get(Settings.COLLECTION)
                .forEach(parent -> effects.addAll(ground.delivery().associated(host, parent, node.name(), false)));
        if (node.isCollection()) {
            ground.collections()
                    .children(host, node.name())
                    .forEach(child -> ConfigureNode.associate(ground, host, who, child, node.name(), false));
        }
        ground.nodes().delete(node);
        redirect.ifPresent(uri -> ground.nodes().store().moved(node.address(), uri)); // section 6.1.3.11
        return effects;
    }
}

package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Collections;
import im.parley.feature.pubsub.node.Delivery;
import im.parley.feature.pubsub.node.Digests;
import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.Nodes;
import im.parley.feature.pubsub.node.PubSubOptions;
import im.parley.feature.pubsub.node.Shelf;
import im.parley.feature.pubsub.node.Standing;
import im.parley.server.spi.Options;
import im.parley.store.pubsub.NodeAddress;
import im.parley.wire.stanza.Refusal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What use cases stand on. */
@Singleton
public final class Ground {
    private final Nodes nodes;
    private final Shelf shelf;
    private final Collections collections;
    private final Delivery delivery;
    private final boolean subscribesCreator;

    @Inject
    Ground(Nodes nodes, Digests digests, Options options) {
        this.nodes = nodes;
        this.shelf = new Shelf(nodes.store(), nodes.clock());
        this.collections = new Collections(nodes);
        this.delivery = new Delivery(nodes, digests);
        this.subscribesCreator = options.of(PubSubOptions.class).using().subscribesCreator();
    }

    /** The nodes. */
    public Nodes nodes() {
        return nodes;
    }

    /** Their items. */
    public Shelf shelf() {
        return shelf;
    }

    /** Which nodes belong to which. */
    public Collections collections() {
        return collections;
    }

    /** Who is told what. */
    public Delivery delivery() {
        return delivery;
    }

    boolean subscribesCreator() {
        return subscribesCreator;
    }

    /** The node that a request is about. */
    Node node(Request request) {
        Faults.unless(!request.node().isEmpty(), Faults.NODEID_REQUIRED);
        return nodes.find(request.host(), request.node()).orElseThrow(() -> new Refusal(Faults.NO_NODE));
    }

    /** The same; who asks for one that has moved hears where it is, section 6.1.3.11. */
    Node there(Request request) {
        Optional<Node> found = nodes.find(request.host(), request.node());
        if (found.isEmpty()) {
            nodes.store().movedTo(new NodeAddress(request.host().service(), request.node())).ifPresent(uri -> {
                throw new Refusal(Faults.MOVED.at(uri));
            });
        }
        return node(request);
    }

    /** The node that a request is about, which its sender must own. */
    Node owned(Request request) {
        Node node = node(request);
        Faults.unless(standing(request, node).isOwner(), Faults.FORBIDDEN);
        return node;
    }

    Standing standing(Request request, Node node) {
        return nodes.standing(request.host(), node, request.sender());
    }
}

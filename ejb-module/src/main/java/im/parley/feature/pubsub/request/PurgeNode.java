package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.Settings;
import im.parley.server.spi.Effect;
import java.util.List;

/** Section 8.5: purge all items of a node. */
public final class PurgeNode implements UseCase {
    private final Ground ground;

    /** Purges nodes there. */
    public PurgeNode(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Outcome answer(Request request) {
        return Outcome.then(purge(request.host(), ground.owned(request)));
    }

    /** Removes all items of a node on its lane; returns who is told. */
    public List<Effect> purge(Host host, Node node) {
        Faults.unless(
                !node.isCollection() && node.get(Settings.PERSIST), Faults.unsupported("persistent-items"));
        ground.shelf().purge(node);
        return ground.delivery().purged(host, node);
    }
}

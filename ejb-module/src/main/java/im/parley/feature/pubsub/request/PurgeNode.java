package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.Settings;

/** Section 8.5: purge all items of a node. */
final class PurgeNode implements UseCase {
    private final Ground ground;

    PurgeNode(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Outcome answer(Request request) {
        Node node = ground.owned(request);
        Faults.unless(
                !node.isCollection() && node.get(Settings.PERSIST), Faults.unsupported("persistent-items"));
        ground.shelf().purge(node);
        return Outcome.then(ground.delivery().purged(request.host(), node));
    }
}

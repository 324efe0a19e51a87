package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Settings.SendLast;
import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import java.util.Optional;

/** {@code on_sub_and_presence}: who comes online gets what was published last where there is a subscription. */
public final class Arrivals {
    private final Ground ground;

    /** Arrivals of subscribers to nodes there. */
    public Arrivals(Ground ground) {
        this.ground = ground;
    }

    /** A client has become available. */
    public void came(Host host, Jid client) {
        for (String name : ground.nodes().store().subscriptions(host.service(), client).keySet()) {
            ground.nodes().run(host, name, () -> last(host, name, client).stream().toList());
        }
    }

    private Optional<Effect> last(Host host, String name, Jid client) {
        Optional<Node> node = ground.nodes()
                .find(host, name)
                .filter(one -> one.get(Settings.SEND_LAST) == SendLast.ON_SUB_AND_PRESENCE)
                .filter(one -> one.get(Settings.DELIVER) && !one.isCollection())
                .filter(one -> ground.nodes().standing(host, one, client).mayRead());
        return node.flatMap(one ->
                ground.shelf().last(one).flatMap(item -> ground.delivery().arrived(host, one, item, client)));
    }
}

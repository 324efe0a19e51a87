package im.parley.feature.pubsub.pep;

import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.request.Ground;
import im.parley.server.spi.Effect;
import im.parley.store.roster.RosterItem;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** XEP-0163 section 4.3.4: who becomes available gets what was published last. */
@Singleton
final class LastItems {
    private final Circle circle;
    private final Ground ground;

    @Inject
    LastItems(Circle circle, Ground ground) {
        this.circle = circle;
        this.ground = ground;
    }

    /**
     * Sends a client of this server what its own account and its contacts have published last. Who has no nodes costs
     * nothing, however many they are.
     */
    void toOwn(Jid client, Set<String> wanted) {
        List<Jid> publishers = new ArrayList<>(List.of(client.bare()));
        for (RosterItem item : circle.rosters().load(client.bare()).items().values()) {
            switch (item.subscription()) {
                case TO, BOTH -> {
                    if (circle.isLocal(item.contact()) && !item.contact().local().isEmpty()) {
                        publishers.add(item.contact());
                    }
                }
                case NONE, FROM -> {}
            }
        }
        circle.nodes().names(publishers).forEach((publisher, names) -> send(publisher, names, client, wanted));
    }

    /** Sends a client what an account has published last. */
    void to(Jid client, Jid publisher, Set<String> wanted) {
        send(publisher, circle.nodes().names(publisher), client, wanted);
    }

    /** On the lane of the publisher, so that it does not come after what is newer. */
    private void send(Jid publisher, Set<String> names, Jid client, Set<String> wanted) {
        List<String> both = names.stream().filter(wanted::contains).sorted().toList();
        if (!both.isEmpty()) {
            Host host = circle.host(publisher);
            circle.nodes().run(host, "", () -> both.stream()
                    .flatMap(name -> last(host, name, client).stream())
                    .toList());
        }
    }

    private Optional<Effect> last(Host host, String name, Jid client) {
        Optional<Node> node = circle.nodes()
                .find(host, name)
                .filter(one -> one.get(Settings.SEND_LAST) == Settings.SendLast.ON_SUB_AND_PRESENCE)
                .filter(one -> one.get(Settings.DELIVER))
                .filter(one -> circle.nodes().standing(host, one, client).mayRead());
        return node.flatMap(one ->
                ground.shelf().last(one).map(item -> ground.delivery().last(host, one, item, client)));
    }
}

package im.parley.feature.pubsub;

import im.parley.feature.pubsub.node.Digests;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.Presences;
import im.parley.feature.pubsub.node.Setting;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.feature.pubsub.pep.Circle;
import im.parley.feature.pubsub.request.Departures;
import im.parley.feature.pubsub.request.Ground;
import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is to be done from time to time: digests go out, leases end, what has expired goes. */
@Singleton
final class Caretaking {
    private final Ground ground;
    private final Digests digests;
    private final NodeDesk desk;
    private final Circle circle;
    private final Presences presences;
    private final Departures departures;

    @Inject
    Caretaking(Ground ground, Digests digests, NodeDesk desk, Circle circle, Presences presences) {
        this.ground = ground;
        this.digests = digests;
        this.desk = desk;
        this.circle = circle;
        this.presences = presences;
        this.departures = new Departures(ground);
    }

    /** Once a minute. What is not in memory is looked at when it comes back there. */
    void tidy() {
        Instant now = ground.nodes().clock().instant();
        ground.nodes().run(() -> digests.due(now.toEpochMilli()));
        ground.shelf().expire();
        for (Node node : ground.nodes().inMemory()) {
            tidy(host(node.address().service()), node, now);
        }
    }

    private void tidy(Host host, Node node, Instant now) {
        boolean leased = node.subscriptions().anyMatch(one -> one.isOver(now));
        boolean expires = node.get(Settings.ITEM_EXPIRE) != Setting.MAX && node.get(Settings.ITEM_EXPIRE) != 0;
        if (leased || expires) {
            ground.nodes().run(host, node.name(), () -> tidyNow(host, node, now, expires));
        }
    }

    /** Section 12.19: whose lease is over is told. */
    private List<Effect> tidyNow(Host host, Node node, Instant now, boolean expires) {
        List<Effect> effects = new ArrayList<>();
        for (Subscription one : node.subscriptions().filter(each -> each.isOver(now)).toList()) {
            ground.nodes().unsubscribe(node, one);
            effects.addAll(ground.delivery().state(host, node, one, "none"));
        }
        if (expires) {
            ground.shelf().tidy(host, node);
        }
        return effects;
    }

    /** A resource is available no longer. */
    void gone(Jid resource) {
        departures.gone(resource, presences.of(resource.bare()).isEmpty(), this::host);
    }

    private Host host(Jid service) {
        return service.local().isEmpty() ? desk.host(service) : circle.host(service);
    }
}

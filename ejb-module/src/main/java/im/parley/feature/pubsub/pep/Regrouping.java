package im.parley.feature.pubsub.pep;

import im.parley.feature.pubsub.node.Access;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.feature.pubsub.request.Ground;
import im.parley.server.spi.Effect;
import im.parley.server.spi.ServerEvent.RosterChanged;
import im.parley.store.roster.RosterItem;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** XEP-0163 section 7.1: who sees the presence of an account, and in which group, decides who sees its nodes. */
@Singleton
final class Regrouping {
    private final Circle circle;
    private final Ground ground;
    private final LastItems lastItems;

    @Inject
    Regrouping(Circle circle, Ground ground, LastItems lastItems) {
        this.circle = circle;
        this.ground = ground;
        this.lastItems = lastItems;
    }

    /** A contact was added, changed or removed. */
    List<Effect> changed(RosterChanged event) {
        Optional<RosterItem> before = event.update().before();
        Optional<RosterItem> after = event.update().after();
        Set<String> names = circle.nodes().names(event.account());
        if (names.isEmpty() || sees(before).equals(sees(after))) {
            return List.of();
        }
        Jid contact = after.or(() -> before).orElseThrow().contact();
        Host host = circle.host(event.account());
        if (!sees(after).isEmpty()) {
            // A new subscriber gets what was published last (section 4.3.4), and so does who comes into a group (XEP-0060
            // section 12.2).
            Set<String> opened = sees(before).isEmpty() ? names : opened(host, names, sees(before), sees(after));
            circle.interests().of(contact).forEach((client, wanted) -> {
                Set<String> both = new HashSet<>(wanted);
                both.retainAll(opened);
                lastItems.to(client, event.account(), both);
            });
        }
        circle.nodes().run(host, "", () -> end(host, names, contact));
        return List.of();
    }

    /** The nodes that who is in other groups now may see, and could not before. */
    private Set<String> opened(Host host, Set<String> names, Set<String> before, Set<String> after) {
        return names.stream()
                .flatMap(name -> circle.nodes().find(host, name).stream())
                .filter(node -> node.get(Settings.ACCESS) == Access.ROSTER)
                .filter(node -> node.get(Settings.GROUPS).stream().noneMatch(before::contains)
                        && node.get(Settings.GROUPS).stream().anyMatch(after::contains))
                .map(Node::name)
                .collect(Collectors.toSet());
    }

    /** The groups of a contact who sees the presence of the owner, and a mark that this is so. */
    private static Set<String> sees(Optional<RosterItem> item) {
        return item.map(one -> switch (one.subscription()) {
                    case FROM, BOTH -> {
                        Set<String> groups = new HashSet<>(one.groups());
                        groups.add("");
                        yield groups;
                    }
                    case NONE, TO -> Set.<String>of();
                })
                .orElse(Set.of());
    }

    private List<Effect> end(Host host, Set<String> names, Jid contact) {
        List<Effect> effects = new ArrayList<>();
        for (String name : names) {
            Optional<Node> node = circle.nodes()
                    .find(host, name)
                    .filter(one -> !one.subscriptions(contact).isEmpty())
                    .filter(one -> !circle.nodes().standing(host, one, contact).mayRead());
            node.ifPresent(one -> {
                for (Subscription subscription : one.subscriptions(contact)) {
                    if (subscription.isActive()) {
                        circle.nodes().unsubscribe(one, subscription);
                        effects.addAll(ground.delivery().state(host, one, subscription, "none"));
                    }
                }
            });
        }
        return effects;
    }
}

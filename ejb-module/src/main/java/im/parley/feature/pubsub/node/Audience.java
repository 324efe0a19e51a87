package im.parley.feature.pubsub.node;

import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom the events of a node go to by their subscriptions.
 *
 * @param plain who gets each event just as it is
 * @param others of whom each event has to be asked: how it is delivered depends on more than the address
 */
record Audience(List<Jid> plain, List<Subscriber> others) {

    /**
     * @param jid who is subscribed
     * @param subscriptions by which, at least one
     */
    record Subscriber(Jid jid, List<Subscription> subscriptions) {}

    static Audience of(Node node) {
        Map<Jid, List<Subscription>> byAddress = new LinkedHashMap<>();
        node.subscriptions().filter(Subscription::isActive).forEach(subscription -> byAddress
                .computeIfAbsent(subscription.jid(), jid -> new ArrayList<>(1))
                .add(subscription));
        boolean presence = node.get(Settings.PRESENCE_BASED);
        List<Jid> plain = new ArrayList<>();
        List<Subscriber> others = new ArrayList<>();
        byAddress.forEach((jid, subscriptions) -> {
            if (!presence && isPlain(subscriptions)) {
                plain.add(jid);
            } else {
                others.add(new Subscriber(jid, List.copyOf(subscriptions)));
            }
        });
        return new Audience(List.copyOf(plain), List.copyOf(others));
    }

    private static boolean isPlain(List<Subscription> subscriptions) {
        return subscriptions.size() == 1
                && subscriptions.getFirst().options().equals(Configuration.INITIAL);
    }
}

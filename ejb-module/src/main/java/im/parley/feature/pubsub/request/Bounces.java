package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Section 12.4: events that come back. */
public final class Bounces {
    private static final Name ERROR = Name.of(Namespaces.CLIENT, "error");

    /**
     * DEVIATION: by the letter every error of the type {@code cancel} ends the subscription. But so is what servers answer
     * when somebody is offline, or cannot be reached for a while.
     */
    private static final Set<Condition> FINAL = EnumSet.of(Condition.ITEM_NOT_FOUND, Condition.GONE);

    private final Ground ground;

    /** Events of nodes there. */
    public Bounces(Ground ground) {
        this.ground = ground;
    }

    /** Takes an error: a subscriber whose address is no more is subscribed no longer. */
    public void take(Host host, Message error) {
        Jid subscriber = error.from().orElseThrow();
        boolean over = error.child(ERROR)
                .filter(why -> FINAL.stream().map(Condition::elementName).anyMatch(why::has))
                .isPresent();
        if (over) {
            ground.delivery()
                    .source(error.id())
                    .filter(address -> address.service().equals(host.service()))
                    .ifPresent(address -> ground.nodes().run(host, address.node(), () -> end(host, address.node(), subscriber)));
        }
    }

    private List<Effect> end(Host host, String name, Jid subscriber) {
        List<Effect> effects = new ArrayList<>();
        ground.nodes().find(host, name).ifPresent(node -> {
            for (Subscription one : node.subscriptions(subscriber)) {
                if (one.jid().equals(subscriber)) {
                    ground.nodes().unsubscribe(node, one);
                    effects.addAll(ground.delivery().subscribers(host, node, one, "none"));
                }
            }
        });
        return effects;
    }
}

package im.parley.feature.pubsub.node;

import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Events that wait to be delivered together ({@code pubsub#digest}). They are kept in memory; a digest that is full goes
 * out early.
 */
@Singleton
public final class Digests {
    private static final int FULL = 50;
    private static final int MOST = 100_000;

    private final Map<Key, Digest> waiting = new ConcurrentHashMap<>();

    private record Key(long node, String subid) {}

    /**
     * @param due the millisecond at which it goes out, unless it is full before
     */
    private record Digest(Jid to, Message first, List<Element> events, long due) {
        boolean isDue(long now) {
            return now >= due || events.size() >= FULL;
        }

        Effect toEffect() {
            return new Effect.Send(first.with(Content.of(events)).withTo(to));
        }
    }

    /** Puts an event aside. Beyond the bound of all digests it is dropped: digests are a convenience. */
    void add(Host host, Node node, Subscription subscription, Message message, long now) {
        if (waiting.size() >= MOST) {
            return;
        }
        long frequency = subscription.options().get(Subscription.DIGEST_FREQUENCY);
        waiting.compute(new Key(node.id(), subscription.subid()), (key, before) -> {
            List<Element> events = new ArrayList<>(before == null ? List.of() : before.events());
            if (events.size() < 2 * FULL) {
                events.addAll(message.content().elements());
            }
            return before == null
                    ? new Digest(
                            subscription.jid(),
                            Events.message(host, node),
                            events,
                            now + frequency)
                    : new Digest(before.to(), before.first(), events, before.due());
        });
    }

    /** The digests that are due. */
    public List<Effect> due(long now) {
        List<Effect> effects = new ArrayList<>();
        for (Key key : List.copyOf(waiting.keySet())) {
            waiting.computeIfPresent(key, (any, digest) -> {
                if (digest.isDue(now)) {
                    effects.add(digest.toEffect());
                    return null;
                }
                return digest;
            });
        }
        return effects;
    }
}

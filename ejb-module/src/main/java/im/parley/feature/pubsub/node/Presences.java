package im.parley.feature.pubsub.node;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.feature.pubsub.node.Subscription.Show;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The presence of subscribers: that of users of this server, and what others have sent to a service. */
@Singleton
public final class Presences {
    private static final Name SHOW = Name.of(Namespaces.CLIENT, "show");
    private static final int MOST = 100_000;

    private final Sessions sessions;
    /** By bare address. */
    private final Cache<Jid, Map<Jid, Show>> others =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    @Inject
    Presences(Sessions sessions) {
        this.sessions = sessions;
    }

    /** What the available resources of somebody show, or the one resource. */
    public Set<Show> of(Jid subscriber) {
        Set<Show> shown = new HashSet<>();
        for (Session session : sessions.of(subscriber.bare())) {
            if (session.isVisible() && (subscriber.isBare() || subscriber.equals(session.jid()))) {
                session.presence().map(Presences::show).ifPresent(shown::add);
            }
        }
        Map<Jid, Show> known = others.getIfPresent(subscriber.bare());
        if (known != null) {
            known.forEach((resource, show) -> {
                if (subscriber.isBare() || subscriber.equals(resource)) {
                    shown.add(show);
                }
            });
        }
        return shown;
    }

    /** Somebody has sent presence to a service; whether that is news of somebody elsewhere who has come. */
    public boolean received(Presence presence) {
        Jid from = presence.from().orElseThrow();
        boolean came = false;
        switch (presence.type()) {
            case AVAILABLE -> {
                if (sessions.find(from).isEmpty()) {
                    Map<Jid, Show> known = others.get(from.bare(), bare -> new ConcurrentHashMap<>());
                    came = known.put(from, show(presence)) == null;
                }
            }
            case UNAVAILABLE, ERROR -> others.asMap().computeIfPresent(from.bare(), (bare, known) -> {
                known.remove(from);
                return known.isEmpty() ? null : known;
            });
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE -> {}
        }
        return came;
    }

    private static Show show(Presence presence) {
        String word = presence.child(SHOW).map(Element::text).orElse("online").strip();
        for (Show show : Show.values()) {
            if (show.name().toLowerCase(Locale.ROOT).equals(word)) {
                return show;
            }
        }
        return Show.ONLINE;
    }
}

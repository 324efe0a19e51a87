package im.parley.feature.push;

import im.parley.server.spi.ClientState;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who sees a message to an account at once. */
final class Audience {
    private static final Set<String> AWAY = Set.of("away", "xa", "dnd");

    /** What the client of a session has enabled over this session: most likely its own device. */
    static final Session.Key<Set<Wish.Node>> ENABLED_HERE = new Session.Key<>("push services enabled");

    private final Sessions sessions;

    /** How much attention a message finds. */
    enum Attention {
        /** Somebody looks at a client that gets it. */
        FULL,
        /** Clients get it, but their user says that he is away. */
        AWAY,
        /** It waits in a store or at a client that nobody looks at. */
        NONE
    }

    @Inject
    Audience(Sessions sessions) {
        this.sessions = sessions;
    }

    Attention of(Jid account) {
        Attention most = Attention.NONE;
        for (Session session : sessions.of(account)) {
            if (gets(session)) {
                if (!isAway(session)) {
                    return Attention.FULL;
                }
                most = Attention.AWAY;
            }
        }
        return most;
    }

    /** The nodes that were enabled over sessions which wait for their client now. */
    Set<Wish.Node> detached(Jid account) {
        Set<Wish.Node> nodes = Set.of();
        for (Session session : sessions.of(account)) {
            if (!session.isConnected()) {
                Set<Wish.Node> before = nodes;
                nodes = session.get(ENABLED_HERE)
                        .map(here -> Stream.concat(before.stream(), here.stream()).collect(Collectors.toSet()))
                        .orElse(before);
            }
        }
        return nodes;
    }

    /** A detached session (XEP-0198) gets a message when its client comes back. */
    private static boolean gets(Session session) {
        return session.isAvailable()
                && session.priority() >= 0
                && session.isConnected()
                && !ClientState.isInactive(session);
    }

    private static boolean isAway(Session session) {
        return session.presence()
                .flatMap(presence -> presence.child(Presence.SHOW))
                .filter(show -> AWAY.contains(show.text()))
                .isPresent();
    }
}

package im.parley.feature.push;

import im.parley.server.spi.ClientState;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import jakarta.inject.Inject;
import java.util.Set;

/** Who sees a message to an account at once. */
final class Audience {
    private static final Set<String> AWAY = Set.of("away", "xa", "dnd");

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

package im.parley.server.admin;

import im.parley.server.session.BoundSession;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.ClientState;
import im.parley.server.spi.Session;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is there, and who looks at his client. A user is active when one of his available sessions is neither away by its
 * presence (RFC 6121 section 4.7.2.1) nor inactive by its client's word (XEP-0352), else idle.
 */
@Singleton
public final class Presences {
    private final SessionIndex sessions;

    /** Looks at the sessions of this server. */
    @Inject
    public Presences(SessionIndex sessions) {
        this.sessions = sessions;
    }

    /** Which users are asked for. */
    public enum Kind {
        /** All who have a session. */
        ONLINE,
        /** Those who look. */
        ACTIVE,
        /** The others. */
        IDLE
    }

    /** The accounts of a domain that are there, sorted. */
    public List<Jid> list(Actor actor, String domain, Kind kind) {
        actor.requireDomain(domain);
        Map<Jid, Boolean> active = new HashMap<>();
        sessions.forEach(session -> {
            if (!session.isLeaving() && session.jid().domain().equals(domain)) {
                active.merge(session.account(), isActive(session), Boolean::logicalOr);
            }
        });
        return active.entrySet().stream()
                .filter(entry -> switch (kind) {
                    case ONLINE -> true;
                    case ACTIVE -> entry.getValue();
                    case IDLE -> !entry.getValue();
                })
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static boolean isActive(BoundSession session) {
        return session.isConnected()
                && !ClientState.isInactive(session)
                && ((Session) session).presence().filter(presence -> !isAway(presence)).isPresent();
    }

    private static boolean isAway(Presence presence) {
        String show = presence.content().first(Presence.SHOW).map(Element::text).orElse("");
        return show.equals("away") || show.equals("xa");
    }
}

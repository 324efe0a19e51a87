package im.parley.feature.presence;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import java.util.ArrayList;
import java.util.List;

/** What the available resources of an account say to one address when that address gains or loses its view of them. */
final class CurrentPresence {
    private final Sessions sessions;

    CurrentPresence(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The last broadcast of each available resource (RFC 6121 section 3.1.5). */
    List<Effect> available(Jid account, Jid to) {
        List<Effect> sends = new ArrayList<>();
        for (Session session : sessions.of(account)) {
            if (session.isVisible()) {
                session.presence().ifPresent(presence -> sends.add(new Effect.Send(presence.withTo(to))));
            }
        }
        return sends;
    }

    /** Unavailable presence of each available resource (sections 3.2.2 and 3.3.3). */
    List<Effect> unavailable(Jid account, Jid to) {
        List<Effect> sends = new ArrayList<>();
        for (Session session : sessions.of(account)) {
            if (session.isVisible()) {
                sends.add(new Effect.Send(unavailable(session).withTo(to)));
            }
        }
        return sends;
    }

    /** The presence that a resource would have sent, had it said good-bye. */
    static Presence unavailable(Session session) {
        return Presence.of(Presence.Type.UNAVAILABLE).withFrom(session.jid());
    }
}

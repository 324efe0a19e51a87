package im.parley.feature.presence;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the available resources of an account say to one address when that address gains or loses its view of them.
 *
 * <p>The resources speak for themselves meanwhile, on strands of their own, and what they say may arrive before what was
 * seen of them. So it is looked again once that is sent, and what is not true any more is corrected.
 */
final class CurrentPresence {
    private final Sessions sessions;

    CurrentPresence(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The last broadcast of each available resource (RFC 6121 section 3.1.5). */
    List<Effect> available(Jid account, Jid to) {
        return available(account, session -> true, presence -> new Effect.Send(presence.withTo(to)));
    }

    /** The last broadcast of each available resource that matches. */
    List<Effect> available(Jid account, Predicate<Session> matching, Function<Presence, Effect> tell) {
        Map<Session, Presence> seen = new LinkedHashMap<>();
        for (Session session : sessions.of(account)) {
            if (session.isVisible() && matching.test(session)) {
                session.presence().ifPresent(presence -> seen.put(session, presence));
            }
        }
        return tell(seen, tell);
    }

    /** That no resource is available, answered to somebody who asks; and if one has just come, that it has. */
    List<Effect> none(Presence answer, Jid account, Predicate<Session> matching) {
        Jid asking = answer.to().orElseThrow();
        return List.of(
                new Effect.Send(answer),
                new Effect.Afterwards(() ->
                        available(account, matching, presence -> new Effect.Send(presence.withTo(asking)))));
    }

    private List<Effect> tell(Map<Session, Presence> seen, Function<Presence, Effect> tell) {
        if (seen.isEmpty()) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>();
        seen.values().forEach(presence -> effects.add(tell.apply(presence)));
        effects.add(new Effect.Afterwards(() -> tell(changed(seen), tell)));
        return effects;
    }

    @SuppressWarnings("ReferenceEquality") // the one that was seen, not one that says the same
    private Map<Session, Presence> changed(Map<Session, Presence> seen) {
        Map<Session, Presence> changed = new LinkedHashMap<>();
        seen.forEach((session, before) -> {
            boolean there = session.isVisible() && sessions.of(session.account()).contains(session);
            Optional<Presence> now = there ? session.presence() : Optional.empty();
            boolean same = now.map(presence -> presence == before).orElse(before.type() == Presence.Type.UNAVAILABLE);
            if (!same) {
                changed.put(session, now.orElseGet(() -> unavailable(session)));
            }
        });
        return changed;
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

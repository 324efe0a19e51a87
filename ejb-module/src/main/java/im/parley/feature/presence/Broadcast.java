package im.parley.feature.presence;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.store.roster.Roster;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends the presence of a resource to all who may see it. The content is encoded once for all of them. */
final class Broadcast {
    private final RosterStore rosters;
    private final CurrentPresence current;
    private final DirectedPresence directed;
    private final Optional<Jid> forward;

    Broadcast(RosterStore rosters, Sessions sessions, DirectedPresence directed, Optional<Jid> forward) {
        this.rosters = rosters;
        this.current = new CurrentPresence(sessions);
        this.directed = directed;
        this.forward = forward;
    }

    /** RFC 6121 sections 4.2.2 and 4.4.2: to the user's own available resources and to all subscribers. */
    List<Effect> available(Presence presence, Session sender) {
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.ToSessions(sender.account(), Session::isAvailable, presence));
        toSubscribers(presence, rosters.load(sender.account()), effects);
        return effects;
    }

    /** What a resource that has just become available hears of the user's others: it is subscribed to them too. */
    List<Effect> othersTo(Session newcomer) {
        return current.available(
                newcomer.account(),
                other -> !other.jid().equals(newcomer.jid()),
                presence -> new Effect.ToSession(newcomer, presence.withTo(newcomer.jid())));
    }

    /**
     * Sections 4.5.2 and 4.6.3: also to those whom directed presence has reached.
     *
     * @param wasAvailable whether subscribers know of the resource at all
     */
    List<Effect> unavailable(Presence presence, Session sender, boolean wasAvailable) {
        List<Effect> effects = new ArrayList<>();
        Roster roster = wasAvailable ? rosters.load(sender.account()) : Roster.EMPTY;
        if (wasAvailable) {
            Jid leaving = sender.jid();
            effects.add(new Effect.ToSessions(
                    sender.account(), session -> session.isAvailable() || session.jid().equals(leaving), presence));
            toSubscribers(presence, roster, effects);
        }
        for (Jid recipient : directed.recipients(sender)) {
            if (!roster.showsPresenceTo(recipient)) {
                effects.add(new Effect.Send(presence.withTo(recipient)));
            }
        }
        return effects;
    }

    private void toSubscribers(Presence presence, Roster roster, List<Effect> effects) {
        forward.ifPresent(to -> effects.add(new Effect.Send(presence.withTo(to))));
        for (RosterItem item : roster.items().values()) {
            switch (item.subscription()) {
                case FROM, BOTH -> effects.add(new Effect.Send(presence.withTo(item.contact())));
                case NONE, TO -> {}
            }
        }
    }
}

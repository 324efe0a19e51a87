package im.parley.feature.presence;

import im.parley.server.spi.Effect;
import im.parley.server.spi.ServerEvent.ViewChanged;
import im.parley.server.spi.ServerEvent.VisibilityChanged;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.store.roster.Roster;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes it look right when a resource begins or ceases to hide, or looks away (XEP-0191, XEP-0016, XEP-0186). */
final class Visibility {
    private final RosterStore rosters;
    private final Sessions sessions;
    private final DirectedPresence directed;
    private final Probes probes;

    Visibility(RosterStore rosters, Sessions sessions, DirectedPresence directed, Probes probes) {
        this.rosters = rosters;
        this.sessions = sessions;
        this.directed = directed;
        this.probes = probes;
    }

    /** XEP-0191 sections 3.3 and 3.4: only those who may see the presence hear of it. */
    List<Effect> changed(VisibilityChanged event) {
        Session session = event.session();
        List<Effect> effects = new ArrayList<>();
        session.presence().ifPresent(presence -> {
            for (Jid watcher : watchers(session, event.besides())) {
                if (event.hidden().test(watcher)) {
                    Presence farewell = CurrentPresence.unavailable(session).withTo(watcher);
                    effects.add(event.anyway() ? new Effect.SendAnyway(farewell) : new Effect.Send(farewell));
                    directed.forget(watcher, session);
                } else if (event.shown().test(watcher)) {
                    effects.add(new Effect.Send(presence.withTo(watcher)));
                }
            }
        });
        return effects;
    }

    private Set<Jid> watchers(Session session, Set<Jid> besides) {
        Roster roster = rosters.load(session.account());
        Set<Jid> watchers = new HashSet<>(directed.recipients(session));
        for (Jid other : besides) {
            if (roster.showsPresenceTo(other)) {
                watchers.add(other);
            }
        }
        for (RosterItem item : roster.items().values()) {
            if (roster.showsPresenceTo(item.contact())) {
                watchers.add(item.contact());
            }
        }
        return watchers;
    }

    /** XEP-0016 section 2.10: "the user's server SHOULD send unavailable presence to the user on behalf of that contact". */
    List<Effect> viewChanged(ViewChanged event) {
        List<Effect> effects = new ArrayList<>();
        for (RosterItem item : rosters.load(event.session().account()).items().values()) {
            switch (item.subscription()) {
                case TO, BOTH -> look(event, item.contact(), effects);
                case NONE, FROM -> {}
            }
        }
        return effects;
    }

    private void look(ViewChanged event, Jid contact, List<Effect> effects) {
        if (event.gained().test(contact)) {
            probes.ask(event.session(), contact).ifPresent(effects::add);
            return;
        }
        for (Session other : sessions.of(contact)) {
            if (other.isVisible() && event.lost().test(other.jid())) {
                Presence gone = CurrentPresence.unavailable(other);
                effects.add(new Effect.ToSession(
                        event.session(), gone.withTo(event.session().jid())));
            }
        }
    }
}

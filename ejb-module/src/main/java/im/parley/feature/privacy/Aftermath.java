package im.parley.feature.privacy;

import im.parley.server.spi.Effect;
import im.parley.server.spi.ServerEvent.ViewChanged;
import im.parley.server.spi.ServerEvent.VisibilityChanged;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.store.privacy.Matcher;
import im.parley.store.privacy.PrivacyItem;
import im.parley.store.privacy.PrivacyList;
import im.parley.store.privacy.PrivacyUpdate;
import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What follows for presence from a change of lists (XEP-0191 sections 3.3 and 3.4, XEP-0016 sections 2.10 and 2.11). */
final class Aftermath {
    private final Lists lists;
    private final Sessions sessions;

    Aftermath(Lists lists, Sessions sessions) {
        this.lists = lists;
        this.sessions = sessions;
    }

    /** The lists of an account have changed. */
    List<Effect> of(PrivacyUpdate update, Jid account) {
        List<Effect> effects = new ArrayList<>();
        for (Session session : sessions.of(account)) {
            effects.addAll(of(
                    session,
                    lists.applying(update.before(), session.jid()),
                    lists.applying(update.after(), session.jid())));
        }
        return effects;
    }

    /** Another list applies to a session, or the same with other rules. */
    List<Effect> of(Session session, Optional<PrivacyList> before, Optional<PrivacyList> after) {
        if (!session.isAvailable() || before.equals(after)) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>(2);
        Change out = new Change(session, before, after, Traffic.PRESENCE_OUT);
        Change in = new Change(session, before, after, Traffic.PRESENCE_IN);
        if (session.isVisible()) {
            effects.add(new Effect.Raise(new VisibilityChanged(
                    session, resources(before, after), out::denied, out::allowed, true)));
        }
        effects.add(new Effect.Raise(new ViewChanged(session, in::lost, in::allowed)));
        return effects;
    }

    private final class Change {
        private final Jid resource;
        private final Optional<PrivacyList> before;
        private final Optional<PrivacyList> after;
        private final Traffic traffic;

        Change(Session session, Optional<PrivacyList> before, Optional<PrivacyList> after, Traffic traffic) {
            this.resource = session.jid();
            this.before = before;
            this.after = after;
            this.traffic = traffic;
        }

        boolean denied(Jid other) {
            return !lists.denies(before, resource, other, traffic) && lists.denies(after, resource, other, traffic);
        }

        boolean allowed(Jid other) {
            return lists.denies(before, resource, other, traffic) && !lists.denies(after, resource, other, traffic);
        }

        /** Whoever hides from the user was not seen before, and must not show now. */
        boolean lost(Jid other) {
            return denied(other) && !lists.denies(other, resource, Traffic.PRESENCE_OUT);
        }
    }

    /** The resources that rules name; contacts are found without. */
    private static Set<Jid> resources(Optional<PrivacyList> before, Optional<PrivacyList> after) {
        Set<Jid> named = new HashSet<>();
        before.ifPresent(list -> addResources(list, named));
        after.ifPresent(list -> addResources(list, named));
        return named;
    }

    private static void addResources(PrivacyList list, Set<Jid> named) {
        for (PrivacyItem item : list.items()) {
            if (item.matcher() instanceof Matcher.Address(Jid jid) && jid.isFull()) {
                named.add(jid);
            }
        }
    }
}

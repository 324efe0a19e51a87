package im.parley.feature.privacy;

import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.store.privacy.PrivacyList;
import im.parley.store.privacy.PrivacyLists;
import im.parley.store.privacy.PrivacyStore;
import im.parley.store.privacy.PrivacyUpdate;
import im.parley.store.roster.RosterStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The lists that apply: the active list of a session, or else the default list of the account. Which lists are active
 * is kept here and not in the sessions: it must be known what applied to a session that has just ended, and hardly
 * anybody has one, which one look at an empty table tells.
 */
@Singleton
final class Lists {
    private final PrivacyStore store;
    private final Sessions sessions;
    private final Judge judge;
    private final Map<Jid, Active> active = new ConcurrentHashMap<>();

    private record Active(Session session, String name) {}

    @Inject
    Lists(PrivacyStore store, RosterStore rosters, Sessions sessions) {
        this.store = store;
        this.sessions = sessions;
        this.judge = new Judge(rosters);
    }

    /** All lists of an account. */
    PrivacyLists all(Jid account) {
        return store.load(account);
    }

    /** Changes the lists of an account. */
    PrivacyUpdate update(Jid account, UnaryOperator<PrivacyLists> change) {
        return store.update(account, change);
    }

    /** The name of the active list of a resource. */
    Optional<String> active(Jid resource) {
        return Optional.ofNullable(active.get(resource)).map(Active::name);
    }

    /** Gives a session an active list, or none. */
    void activate(Session session, Optional<String> name) {
        name.ifPresentOrElse(
                list -> active.put(session.jid(), new Active(session, list)), () -> active.remove(session.jid()));
    }

    /** The session has ended, and all have been told. */
    void forget(Session session) {
        active.computeIfPresent(session.jid(), (jid, now) -> now.session().equals(session) ? null : now);
    }

    /** Whether any session of this server has an active list. */
    boolean anyActive() {
        return !active.isEmpty();
    }

    /** Whether a list applies to a connected resource of the account other than that session (section 2.2, rule 11). */
    boolean isUsedByOthers(PrivacyLists lists, String name, Session self) {
        return sessions.of(self.account()).stream()
                .filter(other -> !other.equals(self))
                .anyMatch(other -> applying(lists, other.jid())
                        .filter(list -> list.name().equals(name))
                        .isPresent());
    }

    /** The list of these that applies to an account, or to a resource of it. */
    Optional<PrivacyList> applying(PrivacyLists lists, Jid address) {
        if (lists.isEmpty()) {
            return Optional.empty();
        }
        Active own = anyActive() ? active.get(address) : null;
        return own == null ? lists.standardList() : lists.find(own.name());
    }

    /**
     * Whether an account or a resource of it denies something between it and another address.
     *
     * @param address a local account, or a resource of it
     */
    boolean denies(Jid address, Jid other, Traffic traffic) {
        return denies(applying(store.load(address), address), address, other, traffic);
    }

    /** Whether that list of an account, if it is one, denies something. */
    boolean denies(Optional<PrivacyList> list, Jid address, Jid other, Traffic traffic) {
        return list.isPresent() && judge.denies(list.get(), address, other, traffic);
    }
}

package im.parley.feature.muc.room;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is in a room, in the order in which they came. Touched on the room's lane alone, but for {@link #count}. */
public final class Occupants {
    private final Map<String, Occupant> byNick = new LinkedHashMap<>();
    private final Map<Jid, Occupant> bySession = new HashMap<>();
    private final Map<Jid, List<Occupant>> byUser = new HashMap<>();
    /** Of these roles there are few in rooms with many, so that who shows them need not look at all. */
    private final Map<Role, Set<Occupant>> rare =
            new EnumMap<>(Map.of(Role.MODERATOR, new LinkedHashSet<>(), Role.VISITOR, new LinkedHashSet<>()));

    private @Nullable List<Jid> recipients;
    private volatile int count;

    /** The occupant of a nickname. */
    public Optional<Occupant> named(String nick) {
        return Optional.ofNullable(byNick.get(nick));
    }

    /** The occupant of a session. */
    public Optional<Occupant> of(Jid session) {
        return Optional.ofNullable(bySession.get(session));
    }

    /** The occupants of a user; there may be several nicknames. */
    public List<Occupant> ofUser(Jid user) {
        return byUser.getOrDefault(user, List.of());
    }

    /** All occupants. */
    public Collection<Occupant> all() {
        return byNick.values();
    }

    /** Those who have one of these roles, and perhaps others. */
    Collection<Occupant> atLeast(Set<Role> roles) {
        if (roles.contains(Role.PARTICIPANT)) {
            return byNick.values();
        }
        List<Occupant> some = new ArrayList<>();
        roles.forEach(role -> some.addAll(rare.getOrDefault(role, Set.of())));
        return some;
    }

    /** Gives an occupant another role. */
    void role(Occupant occupant, Role role) {
        forgetRole(occupant);
        occupant.role(role);
        noteRole(occupant);
    }

    private void noteRole(Occupant occupant) {
        Set<Occupant> same = rare.get(occupant.role());
        if (same != null) {
            same.add(occupant);
        }
    }

    private void forgetRole(Occupant occupant) {
        Set<Occupant> same = rare.get(occupant.role());
        if (same != null) {
            same.remove(occupant);
        }
    }

    /** How many there are; may be read by any thread. */
    public int count() {
        return count;
    }

    /** The full JIDs of all sessions. The list does not change. */
    public List<Jid> recipients() {
        List<Jid> known = recipients;
        if (known == null) {
            known = List.copyOf(bySession.keySet());
            recipients = known;
        }
        return known;
    }

    /** The full JIDs of the sessions of some. */
    public List<Jid> recipients(Predicate<Occupant> wanted) {
        List<Jid> some = new ArrayList<>();
        for (Occupant occupant : byNick.values()) {
            if (wanted.test(occupant)) {
                some.addAll(occupant.sessions());
            }
        }
        return some;
    }

    void enter(Occupant occupant, Jid session, Presence presence) {
        if (byNick.put(occupant.nick(), occupant) == null) {
            byUser.merge(occupant.user(), List.of(occupant), Occupants::both);
            noteRole(occupant);
        }
        bySession.put(session, occupant);
        occupant.present(session, presence);
        changed();
    }

    /** A session leaves; true when it was the last of the occupant. */
    boolean leave(Occupant occupant, Jid session) {
        bySession.remove(session);
        occupant.absent(session);
        if (occupant.sessions().isEmpty()) {
            byNick.remove(occupant.nick());
            byUser.computeIfPresent(occupant.user(), (user, all) -> without(all, occupant));
            forgetRole(occupant);
        }
        changed();
        return occupant.sessions().isEmpty();
    }

    private static List<Occupant> both(List<Occupant> some, List<Occupant> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static @Nullable List<Occupant> without(List<Occupant> all, Occupant gone) {
        List<Occupant> left = all.stream().filter(occupant -> occupant != gone).toList();
        return left.isEmpty() ? null : left;
    }

    void rename(Occupant occupant, Jid address) {
        byNick.remove(occupant.nick());
        occupant.address(address);
        byNick.put(occupant.nick(), occupant);
    }

    private void changed() {
        recipients = null;
        count = byNick.size();
    }
}

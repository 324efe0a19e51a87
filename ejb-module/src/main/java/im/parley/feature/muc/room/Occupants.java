package im.parley.feature.muc.room;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who is in a room, in the order in which they came. Touched on the room's lane alone, but for {@link #count}. */
public final class Occupants {
    private final Map<String, Occupant> byNick = new LinkedHashMap<>();
    private final Map<Jid, Occupant> bySession = new HashMap<>();
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
        return byNick.values().stream().filter(occupant -> occupant.user().equals(user)).toList();
    }

    /** All occupants. */
    public Collection<Occupant> all() {
        return byNick.values();
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
        byNick.put(occupant.nick(), occupant);
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
        }
        changed();
        return occupant.sessions().isEmpty();
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

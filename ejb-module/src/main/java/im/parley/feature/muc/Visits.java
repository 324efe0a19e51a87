package im.parley.feature.muc;

import im.parley.feature.muc.room.Room;
import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which session is in which rooms, and in how many a user is. Thread-safe. */
final class Visits {
    private final ConcurrentHashMap<Jid, Set<Room>> rooms = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Jid, Integer> counts = new ConcurrentHashMap<>();
    private final int most;

    /**
     * @param most in how many rooms the sessions of a user may be
     */
    Visits(int most) {
        this.most = most;
    }

    /** False, and nothing is noted, when the user is in too many rooms. */
    boolean enter(Jid session, Room room) {
        int[] count = {0};
        counts.compute(session.bare(), (user, before) -> {
            int known = before == null ? 0 : before;
            count[0] = known + 1;
            return Math.min(known + 1, most);
        });
        if (count[0] > most) {
            return false;
        }
        rooms.computeIfAbsent(session, any -> ConcurrentHashMap.newKeySet()).add(room);
        return true;
    }

    void leave(Jid session, Room room) {
        boolean[] was = {false};
        rooms.computeIfPresent(session, (any, some) -> {
            was[0] = some.remove(room);
            return some.isEmpty() ? null : some;
        });
        if (was[0]) {
            counts.computeIfPresent(session.bare(), (user, count) -> count <= 1 ? null : count - 1);
        }
    }

    /** The rooms of a session. */
    List<Room> of(Jid session) {
        return List.copyOf(rooms.getOrDefault(session, Set.of()));
    }
}

package im.parley.feature.muc;

import im.parley.feature.muc.room.Room;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The persistent rooms with nobody in them that are in memory still, the longest unneeded first. Thread-safe. */
final class IdleRooms {
    private final int most;
    private final Map<Room, Boolean> rooms = new LinkedHashMap<>(16, 0.75f, true);

    IdleRooms(int most) {
        this.most = most;
    }

    /** Notes an idle room; the one that is to leave the memory is returned. */
    synchronized Optional<Room> add(Room room) {
        rooms.put(room, true);
        if (rooms.size() <= most) {
            return Optional.empty();
        }
        Room eldest = rooms.keySet().iterator().next();
        rooms.remove(eldest);
        return Optional.of(eldest);
    }

    synchronized void remove(Room room) {
        rooms.remove(room);
    }
}

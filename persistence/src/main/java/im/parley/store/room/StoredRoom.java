package im.parley.store.room;

import java.util.List;
import java.util.Map;

/**
 * A room as it is kept.
 *
 * @param values what the rules of rooms keep of it, by their keys
 * @param affiliates who is affiliated with it
 */
public record StoredRoom(RoomEntry entry, Map<String, String> values, List<Affiliate> affiliates) {
    /** Takes copies. */
    public StoredRoom {
        values = Map.copyOf(values);
        affiliates = List.copyOf(affiliates);
    }
}

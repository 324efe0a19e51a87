package im.parley.store.room;

import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Optional;

/** Persistent rooms. Every method throws {@link im.parley.store.StoreException} when the database fails. */
public interface RoomStore {
    /** The rooms of a domain by address, behind that local part, at most so many; the empty string begins. */
    List<RoomEntry> entries(String domain, String afterLocal, int max);

    /** A room with all that is kept of it. */
    Optional<StoredRoom> load(Jid room);

    /** How many rooms a user owns. */
    int owned(Jid user);

    /** Keeps a room that is not there yet, or replaces all that is kept of it. */
    void save(StoredRoom room);

    /** Changes what lists say of a room; no effect when it is not there. */
    void update(RoomEntry entry);

    /** Keeps a value of a room, replacing an earlier one, or removes it; the key has at most 128 characters. */
    void put(Jid room, String key, Optional<String> value);

    /** Sets how somebody is affiliated with a room; {@link Affiliation#NONE} removes all that is known of that user. */
    void affiliate(Jid room, Affiliate affiliate);

    /** Forgets a room. */
    void remove(Jid room);
}

package im.parley.store.room;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a list of rooms says of a room.
 *
 * @param room its address
 * @param name its name for people, or empty
 * @param description what it is about, or empty
 * @param listed whether everybody may find it
 * @param created when it was made, to the millisecond
 */
public record RoomEntry(Jid room, String name, String description, boolean listed, Instant created) {
    /** Cuts the time to milliseconds. */
    public RoomEntry {
        created = created.truncatedTo(ChronoUnit.MILLIS);
    }
}

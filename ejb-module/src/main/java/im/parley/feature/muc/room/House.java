package im.parley.feature.muc.room;

import im.parley.server.spi.Effect;
import im.parley.store.room.RoomStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Stanza;
import java.time.Clock;
import java.util.List;

/** The service, as its rooms see it. Its methods may be called by many threads. */
public interface House {
    /** Where persistent rooms are kept. */
    RoomStore store();

    /** The time. */
    Clock clock();

    /** The rules of all rooms. */
    Rules rules();

    /** The configuration with which rooms begin. */
    Configuration beginning();

    /** Whether a message without an id gets one (section 7.4). */
    boolean identifies();

    /** Whether somebody may have that room, and have it listed or not. */
    boolean allows(Jid user, Jid room, boolean listed);

    /** Whether somebody may have one persistent room more. */
    boolean allowsMore(Jid user);

    /** Handles a stanza that came to a room that is closed meanwhile. */
    List<Effect> again(Stanza stanza);

    /** What lists say of a room may have changed. */
    void listed(Room room);

    /**
     * A room has left the memory.
     *
     * @param forever whether it is no more at all
     */
    void closed(Room room, boolean forever);

    /** A persistent room has nobody in it. */
    void idle(Room room);

    /** A session comes into a room; false when its user is in too many rooms. */
    boolean occupy(Jid session, Room room);

    /** A session has left a room. */
    void vacate(Jid session, Room room);
}

package im.parley.server.spi.group;

import im.parley.store.room.Affiliate;
import im.parley.store.room.RoomEntry;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rooms for the administration, past what owners may do. Its methods may be called by any thread and wait for the room;
 * what a rule of rooms is against, they refuse with a {@link im.parley.wire.stanza.Refusal}.
 */
public interface ChatRooms {

    /**
     * Somebody who is in a room.
     *
     * @param nick the nickname
     * @param user the bare address
     * @param role the word of the protocol
     * @param sessions the full addresses
     */
    record Visitor(String nick, Jid user, String role, List<Jid> sessions) {
        /** Takes a copy. */
        public Visitor {
            sessions = List.copyOf(sessions);
        }
    }

    /** What stands before a served domain in the address of its service. */
    String label();

    /** The same of all addresses of the service, the first one included. */
    default List<String> labels() {
        return List.of(label());
    }

    /** The rooms of a domain of the service by address, behind that local part, at most so many. */
    List<RoomEntry> list(String domain, String afterLocal, int max);

    /** What lists say of a room; nothing when there is none. */
    Optional<RoomEntry> find(Jid room);

    /** How many rooms there are in a domain of the service. */
    int count(String domain);

    /** How many are in a room. */
    int occupantCount(Jid room);

    /** The form with the configuration of new rooms. */
    DataForm blank();

    /** The form with the configuration of a room; nothing when there is no room. */
    Optional<DataForm> form(Jid room);

    /** Makes a persistent room with these values by the names of the fields; false when there is one already. */
    boolean create(Jid room, Jid owner, Map<String, List<String>> configuration);

    /** Changes the configuration of a room; false when there is none. */
    boolean configure(Jid room, Map<String, List<String>> changes);

    /** Destroys a room; false when there is none. */
    boolean destroy(Jid room, String reason, Optional<Jid> venue);

    /** Who is affiliated with a room; nothing when there is no room. */
    Optional<List<Affiliate>> affiliates(Jid room);

    /** Changes how somebody is affiliated with a room; false when there is no room. */
    boolean affiliate(Jid room, Affiliate affiliate);

    /** Who is in a room; nothing when there is no room. */
    Optional<List<Visitor>> occupants(Jid room);

    /** Removes somebody from a room; false when nobody has that nickname there. */
    boolean kick(Jid room, String nick, String reason);
}

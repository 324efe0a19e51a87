package im.parley.feature.muc.room;

import im.parley.feature.muc.room.Announcements.News;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The end of a room (XEP-0045 section 10.9), or of the service. */
public final class Demolition {
    private Demolition() {}

    /** The farewell of who takes the room along. */
    static Presence told(Presence farewell) {
        List<Element> children = new ArrayList<>();
        for (Element child : farewell.content().elements()) {
            children.add(child.is(Muc.X) ? child.toBuilder().add(Element.of(Muc.DESTROY)).build() : child);
        }
        return new Presence(farewell.header(), farewell.type(), Content.of(children));
    }

    /** Removes all occupants, each of whom gets one presence alone, and forgets the room. */
    public static void destroy(Room room, Element destroy) {
        for (Occupant who : List.copyOf(room.occupants().all())) {
            Element x = Muc.user(Item.of(Affiliation.NONE, Role.NONE).toElement(Optional.empty()), destroy);
            List<Jid> sessions = List.copyOf(who.sessions());
            room.send(
                    new Presence(Header.EMPTY.withFrom(who.address()), Presence.Type.UNAVAILABLE, Content.of(x)),
                    sessions);
            sessions.forEach(session -> Attendance.remove(room, who, session));
        }
        if (room.get(Room.PERSISTENT)) {
            room.house().store().remove(room.jid());
        }
        room.rules().forEach(rule -> rule.destroyed(room));
        room.close(true);
    }

    /** Tells all that the service shuts down (section 11.2). */
    public static void shutDown(Room room) {
        for (Occupant who : List.copyOf(room.occupants().all())) {
            Item item = Item.of(room.affiliations().of(who.user()), Role.NONE);
            Announcements.self(
                    room, who, List.copyOf(who.sessions()), News.gone(who.foremost(), item, Set.of(Status.SHUT_DOWN)));
        }
    }

    /** A room that nobody needs in memory leaves it. */
    public static void hibernate(Room room) {
        if (room.occupants().count() == 0 && room.isKept()) {
            room.close(false);
        }
    }
}

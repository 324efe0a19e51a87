package im.parley.feature.muc.room;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What somebody says to all (XEP-0045 section 7.4). */
public final class Floor {
    private Floor() {}

    static void speak(Room room, Message message, Jid sender) {
        Occupant speaker = room.occupants().of(sender).orElseThrow(() -> new Refusal(Muc.NOT_IN_ROOM));
        Message judged = new Message(
                new Header(speaker.address(), room.jid(), identified(room, message), message.lang()),
                Message.Type.GROUPCHAT,
                signed(room, speaker, clean(room, message)));
        for (Rule rule : room.rules()) {
            judged = rule.speak(room, speaker, judged);
        }
        reflect(room, speaker, judged);
    }

    private static String identified(Room room, Message message) {
        return message.id().isEmpty() && room.house().identifies() ? UUID.randomUUID().toString() : message.id();
    }

    private static void reflect(Room room, Occupant speaker, Message message) {
        room.send(message, room.occupants().recipients());
        room.rules().forEach(rule -> rule.spoken(room, speaker, message));
    }

    private static Content signed(Room room, Occupant speaker, Content content) {
        List<Element> children = new ArrayList<>(content.elements());
        room.rules().forEach(rule -> rule.sign(room, speaker, children::add));
        return Content.of(children);
    }

    /** The room itself says something to all. */
    public static void announce(Room room, Element... children) {
        Message message = new Message(
                Header.EMPTY.withFrom(room.jid()).withId(UUID.randomUUID().toString()),
                Message.Type.GROUPCHAT,
                Content.of(children));
        room.send(message, room.occupants().recipients());
    }

    /** Without what only the room makes, and without times that pretend to be the room's. */
    private static Content clean(Room room, Message message) {
        List<Element> kept = new ArrayList<>();
        for (Element child : message.content().elements()) {
            boolean forged = child.is(Muc.DELAY) && child.attribute("from", "").equals(room.jid().toString());
            if (!forged && room.rules().pass(message, child)) {
                kept.add(child);
            }
        }
        return Content.of(kept);
    }
}

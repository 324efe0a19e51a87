package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * XEP-0359: Stable stanza ids. The room gives each message an id of its own, and nobody else gives one in its name; {@link
 * RoomArchive} says which.
 */
final class StableIds implements Rule {
    private static final String NS = "urn:xmpp:sid:0";
    private static final Name STANZA_ID = Name.of(NS, "stanza-id");

    /** The message with an id of the room, and with no forged one. */
    static Message identified(Room room, Message message) {
        return identified(room, message, UUID.randomUUID().toString());
    }

    static Message identified(Room room, Message message, String id) {
        return message.with(without(room, message)
                .content()
                .plus(Element.build(STANZA_ID)
                        .attribute("by", room.jid().toString())
                        .attribute("id", id)
                        .build()));
    }

    /** The message without ids that pretend to be of the room. */
    static Message without(Room room, Message message) {
        if (!message.has(STANZA_ID)) {
            return message;
        }
        String by = room.jid().toString();
        List<Element> honest = message.content().elements().stream()
                .filter(child -> !child.is(STANZA_ID) || !child.attribute("by", "").equalsIgnoreCase(by))
                .toList();
        return message.with(Content.of(honest));
    }

    /** The id that the room gave a message. */
    static Optional<String> of(Room room, Message message) {
        String by = room.jid().toString();
        return message.content().elements().stream()
                .filter(child -> child.is(STANZA_ID) && child.attribute("by", "").equals(by))
                .flatMap(child -> child.attribute("id").stream())
                .findFirst();
    }

    @Override
    public void describe(Room room, Profile profile) {
        profile.feature(NS);
    }
}

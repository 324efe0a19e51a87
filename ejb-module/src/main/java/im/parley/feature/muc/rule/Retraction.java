package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.wire.form.DateTime;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** XEP-0424: Message Retraction. What its author takes back is not told to newcomers; a tombstone stands in its place. */
final class Retraction implements Rule {
    static final String NS = "urn:xmpp:message-retract:1";
    static final Name RETRACT = Name.of(NS, "retract");
    static final Name RETRACTED = Name.of(NS, "retracted");

    private final RoomArchive archive;

    Retraction(RoomArchive archive) {
        this.archive = archive;
    }

    /** Section 5: only the author may; the identifier tells who that is. */
    @Override
    public Message speak(Room room, Occupant speaker, Message message) {
        retracted(room, message).ifPresent(said -> {
            Optional<Element> author = said.message().child(OccupantIds.OCCUPANT_ID);
            if (!author.equals(Optional.of(OccupantIds.of(room, speaker)))) {
                throw new Refusal(Muc.FORBIDDEN);
            }
        });
        return message;
    }

    private Optional<Chronicle.Said> retracted(Room room, Message message) {
        return message.child(RETRACT)
                .flatMap(retract -> retract.attribute("id"))
                .flatMap(id -> archive.find(room, id));
    }

    @Override
    public void spoken(Room room, Occupant speaker, Message message) {
        retracted(room, message).ifPresent(said -> {
            Element.Builder mark = mark(room.now());
            if (!message.id().isEmpty()) {
                mark.attribute("id", message.id());
            }
            archive.bury(room, said, mark.build());
        });
    }

    static Element.Builder mark(Instant when) {
        return Element.build(RETRACTED).attribute("stamp", DateTime.format(when));
    }

    /** What is left of a message: who sent it, its id, and that it was taken back (section 4). */
    static Message tombstone(Room room, Message original, Element mark) {
        List<Element> left = new ArrayList<>();
        left.add(mark);
        original.child(OccupantIds.OCCUPANT_ID).ifPresent(left::add);
        Message empty = original.with(Content.of(left));
        return StableIds.of(room, original).map(id -> StableIds.identified(room, empty, id)).orElse(empty);
    }

    @Override
    public void describe(Room room, Profile profile) {
        profile.feature(NS);
        profile.feature(NS + "#tombstone");
    }
}

package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Anonymity;
import im.parley.feature.muc.room.Field;
import im.parley.feature.muc.room.Item;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.store.archive.ArchiveId;
import im.parley.store.archive.ArchiveQuery;
import im.parley.store.archive.ArchiveStore;
import im.parley.store.archive.ArchivedMessage;
import im.parley.store.archive.NewMessage;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaText;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * XEP-0313 section 6.1.2: the archive of a persistent room. Its ids are the stable ids of the messages, and what it has is
 * the history of the room after a restart.
 */
final class RoomArchive implements Rule {
    private static final Field<Boolean> ARCHIVED =
            Field.flag("muc#roomconfig_enablearchiving", "Keep an Archive of the Room?", true);
    private static final int SWEPT_AT_ONCE = 1000;

    private final ArchiveStore store;

    RoomArchive(ArchiveStore store) {
        this.store = store;
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(ARCHIVED);
    }

    static boolean isOn(Room room) {
        return room.get(Room.PERSISTENT) && room.get(ARCHIVED);
    }

    /** Last of all that judge a message: what is archived gets its id from there, all else from nowhere. */
    @Override
    public Message speak(Room room, Occupant speaker, Message message) {
        boolean worth = History.isKept(message) || Subject.isChange(message);
        return isOn(room) && worth
                ? StableIds.identified(room, message, add(room, speaker, message).text())
                : StableIds.identified(room, message);
    }

    /** The real address is kept with it, for those who may see it when they ask. */
    private ArchiveId add(Room room, Occupant speaker, Message message) {
        Element real = Muc.user(Item.of(room.affiliations().of(speaker.user()), speaker.role())
                .toElement(Optional.of(speaker.foremost())));
        return add(room, speaker.address(), StableIds.without(room, message).with(
                StableIds.without(room, message).content().plus(real)));
    }

    private ArchiveId add(Room room, Jid from, Message message) {
        Chronicle.of(room).all(); // what was said before is read before there is more
        return store.add(new NewMessage(
                StanzaText.write(message), message.body(), List.of(new NewMessage.Listing(room.jid(), from, true))));
    }

    /** What the room itself says of a message that was retracted. */
    Message announced(Room room, Message message) {
        return isOn(room)
                ? StableIds.identified(room, message, add(room, room.jid(), message).text())
                : StableIds.identified(room, message);
    }

    /** Something that was said, recently or long ago. */
    Optional<Chronicle.Said> find(Room room, String id) {
        return Chronicle.of(room).find(id).or(() -> stored(room, id).flatMap(archived -> said(room, archived)));
    }

    private Optional<ArchivedMessage> stored(Room room, String id) {
        return isOn(room)
                ? ArchiveId.parse(id)
                        .flatMap(known ->
                                store.first(room.jid(), ArchiveQuery.ALL.of(List.of(known)), 1).messages().stream()
                                        .findFirst())
                : Optional.empty();
    }

    /** What was retracted is not told again; a tombstone stands in its place (XEP-0424 section 5). */
    void bury(Room room, Chronicle.Said said, Element mark) {
        Chronicle.of(room).change(said.id(), original -> Retraction.tombstone(room, original, mark));
        stored(room, said.id()).ifPresent(archived -> read(archived).ifPresent(original -> {
            Message tombstone = StableIds.without(room, Retraction.tombstone(room, original, mark));
            Message kept = original.child(Muc.X)
                    .map(real -> tombstone.with(tombstone.content().plus(real)))
                    .orElse(tombstone);
            store.replace(room.jid(), archived.id(), StanzaText.write(kept), "");
        }));
    }

    /** The last messages are the history, once somebody wants it. */
    @Override
    public void loaded(Room room) {
        if (isOn(room)) {
            Chronicle.of(room).after(() -> store.last(room.jid(), ArchiveQuery.ALL, History.length(room)).messages().stream()
                    .flatMap(message -> said(room, message).stream())
                    .filter(said -> History.isKept(said.message()))
                    .toList());
        }
    }

    private static Optional<Chronicle.Said> said(Room room, ArchivedMessage archived) {
        return read(archived).map(message -> new Chronicle.Said(
                archived.id().text(),
                archived.id().time(),
                StableIds.identified(room, message.with(message.content().without(Muc.X)), archived.id().text())));
    }

    static Optional<Message> read(ArchivedMessage archived) {
        return StanzaText.read(archived.xml())
                .filter(Message.class::isInstance)
                .map((Stanza stanza) -> (Message) stanza);
    }

    @Override
    public void destroyed(Room room) {
        while (store.remove(room.jid(), ArchiveQuery.ALL, SWEPT_AT_ONCE) == SWEPT_AT_ONCE) {
            // more of it
        }
    }

    @Override
    public Map<Request, Answer> answers() {
        return new ArchiveRequests(store).answers();
    }

    @Override
    public Map<Request, Search> searches() {
        return new ArchiveRequests(store).searches();
    }

    @Override
    public void describe(Room room, Profile profile) {
        if (isOn(room)) {
            profile.feature(ArchiveRequests.NS);
            profile.feature(ArchiveRequests.NS + "#extended");
        }
    }

    /** Whether somebody may see who wrote what is in the archive. */
    static boolean seesAddresses(Room room, Jid reader) {
        return Anonymity.open(room)
                || room.occupants().of(reader).filter(occupant -> Anonymity.sees(room, occupant)).isPresent();
    }
}

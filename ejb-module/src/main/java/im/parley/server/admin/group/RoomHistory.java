package im.parley.server.admin.group;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Page;
import im.parley.server.admin.Rejected;
import im.parley.store.archive.ArchiveId;
import im.parley.store.archive.ArchivePage;
import im.parley.store.archive.ArchiveQuery;
import im.parley.store.archive.ArchiveStore;
import im.parley.store.archive.ArchivedMessage;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What was said in a room. That an administrator reads it is written down. */
@Singleton
public final class RoomHistory {
    private final RoomsAdmin rooms;
    private final ArchiveStore archives;
    private final Audit audit;

    /** Reads these archives. */
    @Inject
    public RoomHistory(RoomsAdmin rooms, ArchiveStore archives, Audit audit) {
        this.rooms = rooms;
        this.archives = archives;
        this.audit = audit;
    }

    /**
     * A page of what was said, the latest first.
     *
     * @param text words that the messages have, or empty
     * @param after the id of the last message of the page before, or empty
     */
    public Page<RoomView.Said> list(Actor actor, Jid room, String text, String after, int limit) {
        if (!after.isEmpty()) {
            return page(actor, room, text, after, limit);
        }
        return audit.of(actor, rooms.act(room, "room.read"), () -> page(actor, room, text, after, limit));
    }

    private Page<RoomView.Said> page(Actor actor, Jid room, String text, String after, int limit) {
        rooms.get(actor, room);
        ArchiveQuery query = new ArchiveQuery(Optional.empty(), range(after), List.of(), text);
        ArchivePage page = archives.last(room.bare(), query, Served.limit(limit));
        List<ArchivedMessage> messages = page.messages().reversed();
        Optional<String> next = page.complete() || messages.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.getLast().id().text());
        return new Page<>(messages.stream().map(RoomHistory::said).toList(), next);
    }

    private static ArchiveQuery.Range range(String after) {
        if (after.isEmpty()) {
            return ArchiveQuery.Range.ALL;
        }
        return ArchiveQuery.Range.ALL.before(ArchiveId.parse(after)
                .orElseThrow(() -> Rejected.invalid("after", "'" + after + "' is no id of a message")));
    }

    private static RoomView.Said said(ArchivedMessage message) {
        String body = StanzaText.read(message.xml())
                .filter(Message.class::isInstance)
                .map(stanza -> ((Message) stanza).body())
                .orElse("");
        return new RoomView.Said(
                message.id().text(), message.id().time(), message.peer().resource(), body, message.xml());
    }
}

package im.parley.feature.archive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.store.archive.ArchiveId;
import im.parley.store.archive.ArchiveStore;
import im.parley.store.archive.NewMessage;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.Delay;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Messages of rooms in the archives of users, where an administrator wants that. Each resource that is in a room gets the
 * message, and the archive of the account gets it once.
 */
final class RoomMessages {
    private static final int RECENT = 10_000;
    private static final Duration RECENTLY = Duration.ofMinutes(1);

    private final ArchiveStore store;
    private final Cache<Key, ArchiveId> recent = Caffeine.newBuilder()
            .maximumSize(RECENT)
            .expireAfterWrite(RECENTLY)
            .executor(Runnable::run)
            .build();

    /** A message of a room to one account, by the id that the room gave it, or its sender. */
    private record Key(Jid account, Jid room, String id) {}

    RoomMessages(ArchiveStore store) {
        this.store = store;
    }

    /** Whether somebody says something now: what a room repeats to who enters was said before, and a subject is no text. */
    static boolean isSaid(Message message) {
        return message.has(Message.BODY) && !message.has(Delay.DELAY);
    }

    /** Stores a message for an account, unless another of its resources has got it just now. */
    ArchiveId store(Message message, Message archived, Jid account, Jid occupant) {
        String id = idByRoom(message, occupant.bare()).orElse(message.id());
        NewMessage fresh = Draft.of(archived, List.of(new NewMessage.Listing(account, occupant, true)));
        return id.isEmpty()
                ? store.add(fresh)
                : recent.get(new Key(account, occupant.bare(), id), key -> store.add(fresh));
    }

    private static Optional<String> idByRoom(Message message, Jid room) {
        for (Element child : message.content().elements()) {
            if (child.is(StanzaIds.STANZA_ID) && Addresses.same(child.attribute("by", ""), room.toString())) {
                return child.attribute("id");
            }
        }
        return Optional.empty();
    }
}

package im.parley.feature.archive;

import im.parley.store.archive.ArchiveId;
import im.parley.store.archive.ArchiveStore;
import im.parley.store.archive.NewMessage;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message that a session has sent, on its way to the archive of its sender. It is stored together with what the
 * receiver's archive gets, in one row and by one wait. Used on the strand of the sender alone.
 */
final class Draft {
    private final Message sent;
    private final Message archived;
    private final NewMessage.Listing listing;
    private Optional<ArchiveId> stored = Optional.empty();

    /**
     * @param sent the message
     * @param archived what is to be stored of it
     * @param owner the sender's account
     * @param peer to whom
     */
    Draft(Message sent, Message archived, Jid owner, Jid peer) {
        this.sent = sent;
        this.archived = archived;
        this.listing = new NewMessage.Listing(owner, peer, false);
    }

    /** Whether this message is the one that was sent, as it arrives. */
    boolean isOf(Message message) {
        return message.id().equals(sent.id())
                && message.type() == sent.type()
                && message.to().equals(Optional.of(listing.peer()));
    }

    /** Stores it in the archive of the sender, if that is not done yet; returns its id. */
    ArchiveId store(ArchiveStore store) {
        if (stored.isEmpty()) {
            stored = Optional.of(store.add(of(archived, List.of(listing))));
        }
        return stored.get();
    }

    /**
     * Stores it in the archive of the receiver, and in that of the sender if that is not done yet.
     *
     * @param received what is to be stored for the receiver
     */
    ArchiveId store(ArchiveStore store, Message received, NewMessage.Listing receiver) {
        if (!received.content().equals(archived.content())) { // somebody has changed it on its way
            store(store);
            return store.add(of(received, List.of(receiver)));
        }
        if (stored.isPresent()) {
            return store.add(of(archived, List.of(receiver)).storedAs(stored.get()));
        }
        ArchiveId id = store.add(of(archived, List.of(listing, receiver)));
        stored = Optional.of(id);
        return id;
    }

    /** Whose archive it goes to as sent. */
    Jid owner() {
        return listing.owner();
    }

    /** A message to be archived. */
    static NewMessage of(Message message, List<NewMessage.Listing> listings) {
        List<String> bodies = new ArrayList<>(1);
        message.content().elements().stream()
                .filter(child -> child.is(Message.BODY))
                .forEach(body -> bodies.add(body.text()));
        return new NewMessage(StanzaText.write(message), String.join("\n", bodies), listings);
    }
}

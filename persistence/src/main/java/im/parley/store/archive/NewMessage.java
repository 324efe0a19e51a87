package im.parley.store.archive;

import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Optional;

/**
 * A message to be archived.
 *
 * @param xml the stanza
 * @param body what a full-text search looks at, or empty
 * @param listings in whose archives it is listed; each account once
 * @param stored the id by which it was added to another archive before; then it is not stored again
 */
public record NewMessage(String xml, String body, List<Listing> listings, Optional<ArchiveId> stored) {
    /** Takes a copy of the list. */
    public NewMessage {
        listings = List.copyOf(listings);
    }

    /** A message that is in no archive. */
    public NewMessage(String xml, String body, List<Listing> listings) {
        this(xml, body, listings, Optional.empty());
    }

    /** The same message, which was added to another archive before. */
    public NewMessage storedAs(ArchiveId id) {
        return new NewMessage(xml, body, listings, Optional.of(id));
    }

    /**
     * A place in an archive.
     *
     * @param owner whose archive, a bare address
     * @param peer with whom: the sender of what came in, the receiver of what went out
     * @param incoming whether it came in
     */
    public record Listing(Jid owner, Jid peer, boolean incoming) {
        /** Cuts the owner to the bare address. */
        public Listing {
            owner = owner.bare();
        }
    }
}

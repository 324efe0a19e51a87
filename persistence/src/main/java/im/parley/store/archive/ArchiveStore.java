package im.parley.store.archive;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The archives of accounts. Every method throws {@link im.parley.store.StoreException} when the database fails. */
public interface ArchiveStore {
    /** Stores a message once and lists it in archives, at their ends, by the same id. On return it is safe. */
    ArchiveId add(NewMessage message);

    /** The first messages of what is asked for. */
    ArchivePage first(Jid owner, ArchiveQuery query, int max);

    /** The last messages of what is asked for, in the order of the archive. */
    ArchivePage last(Jid owner, ArchiveQuery query, int max);

    /** How many messages there are of what is asked for; counts no further than {@code max}. */
    int count(Jid owner, ArchiveQuery query, int max);

    /**
     * The first conversations of what is asked for, by their beginnings: those that began within the range. Only what has
     * a body belongs to them.
     */
    List<Conversation> firstConversations(Jid owner, ArchiveQuery query, int max);

    /** The last conversations that began within the range, in the order of their beginnings. */
    List<Conversation> lastConversations(Jid owner, ArchiveQuery query, int max);

    /** How many conversations began within the range; counts no further than {@code max}. */
    int countConversations(Jid owner, ArchiveQuery query, int max);

    /** Whether all of these are in the archive. */
    boolean hasAll(Jid owner, List<ArchiveId> ids);

    /** The first and the last message of an archive; nothing when it is empty. */
    Optional<Extent> extent(Jid owner);

    /**
     * @param first the id of the first message
     * @param last the id of the last message
     */
    record Extent(ArchiveId first, ArchiveId last) {}

    /** Accounts of a domain that have an archive, by local part, behind that one; the empty string begins. */
    List<Jid> owners(String domain, String afterLocal, int max);

    /** Removes the oldest messages that were stored before then from an archive, at most so many; returns how many. */
    int expire(Jid owner, Instant before, int max);

    /** Removes messages of an archive, at most so many of what is asked for; returns how many. */
    int remove(Jid owner, ArchiveQuery query, int max);

    /**
     * Puts something else in the place of a message that is in no other archive; false when there is no such message.
     *
     * @param body what a search looks at, or empty
     */
    boolean replace(Jid owner, ArchiveId id, String xml, String body);

    /**
     * Removes messages from the archives of accounts that were removed, at most so many; returns how many. From the
     * moment in which an account is removed nobody can reach its archive; this frees the space.
     */
    int sweep(int max);
}

package im.parley.store.offline;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.List;

/** The offline messages of accounts. Every method throws {@link im.parley.store.StoreException} when the database fails. */
public interface OfflineStore {
    /**
     * Stores a message behind those that wait already. On return it is safe.
     *
     * @param limit how many messages may wait for the account; held exactly, however many store at the same time
     */
    StoreOutcome store(Jid account, OfflineMessage message, int limit);

    /** The oldest messages of the account in the order they came, expired ones among them until they are removed. */
    List<OfflineMessage> load(Jid account, int max);

    /** The oldest messages of the account behind that one, in the order they came. */
    List<OfflineMessage> load(Jid account, long after, int max);

    /** Removes these messages, as far as they are there; returns how many were. */
    int remove(Jid account, List<Long> ids);

    /** Removes the messages up to and with that one, as they were delivered. */
    void remove(Jid account, long throughId);

    /** How many messages wait for the account. */
    int count(Jid account);

    /** Removes messages that expired by then, the longest expired first, at most so many; returns how many. */
    int expire(Instant now, int max);
}

package im.parley.store.privatexml;

import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Optional;

/**
 * XML that clients keep for themselves, by account and name. Every method throws {@link im.parley.store.StoreException}
 * when the database fails.
 */
public interface PrivateXmlStore {
    /** The text that the account keeps under a name. */
    Optional<String> find(Jid account, String namespace, String element);

    /**
     * Keeps fragments in place of those of the same names: all of them or none. Names must differ.
     *
     * @return false, and no change, when the account would have more than the quota afterwards, unless it has less than
     *     before
     */
    boolean put(Jid account, List<Fragment> fragments, Quota quota);
}

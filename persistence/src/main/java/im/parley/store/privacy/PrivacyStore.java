package im.parley.store.privacy;

import im.parley.wire.addr.Jid;
import java.util.function.UnaryOperator;

/** Privacy lists of accounts. Reading them costs next to nothing, the more so for an account that has none. */
public interface PrivacyStore {
    /** How long the name of a list may be. */
    int MAX_NAME = 128;

    /** The lists of an account. */
    PrivacyLists load(Jid account);

    /**
     * Changes the lists of an account; nobody else changes them meanwhile.
     *
     * @param change makes the new lists of the old ones; may be called again when it collided with another, and what it
     *     throws leaves the lists as they are
     */
    PrivacyUpdate update(Jid account, UnaryOperator<PrivacyLists> change);
}

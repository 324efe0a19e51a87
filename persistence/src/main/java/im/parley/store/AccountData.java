package im.parley.store;

import im.parley.wire.addr.Jid;

/**
 * A store that keeps data of accounts. Whoever implements it takes part in the removal of an account, in the same
 * transaction as all others.
 */
public interface AccountData {
    /** Removes all that this store keeps of the account. */
    void forget(Jid account);
}

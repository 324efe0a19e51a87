package im.parley.store.token;

import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.UUID;

/** The tokens of accounts. Every method throws {@link im.parley.store.StoreException} when the database fails. */
public interface TokenStore {
    /** All clients of an account that have tokens, the one that was seen last first. */
    List<ClientTokens> of(Jid account);

    /** The tokens of a client; {@link ClientTokens#none} when it has none. */
    ClientTokens find(Jid account, UUID agent);

    /**
     * Replaces the tokens of a client, if they are what the caller believes; of two that race exactly one gets true.
     *
     * @param expected what {@link #find} has returned; of the same client as {@code next}
     */
    boolean replace(Jid account, ClientTokens expected, ClientTokens next);

    /** Removes the tokens of a client. */
    void remove(Jid account, UUID agent);
}

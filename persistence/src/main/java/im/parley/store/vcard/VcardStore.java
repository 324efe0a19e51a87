package im.parley.store.vcard;

import im.parley.wire.addr.Jid;
import java.util.Optional;

/**
 * One vCard for each account, and for each domain. Every method throws {@link im.parley.store.StoreException} when the
 * database fails.
 */
public interface VcardStore {
    /** The card. */
    Optional<Vcard> find(Jid owner);

    /** The hash of the photo alone; empty when there is no card or no photo in it. */
    String photo(Jid owner);

    /** Keeps the card in place of the one before. */
    void put(Jid owner, Vcard card);

    /** Removes the card; no effect when there is none. */
    void remove(Jid owner);
}

package im.parley.store.credential;

import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Optional;

/** The credentials of accounts. Every method throws {@link im.parley.store.StoreException} when the database fails. */
public interface CredentialStore {
    /** All credentials of an account, by id and then mechanism. */
    List<Credential> of(Jid account);

    /** The credential of one hash function. */
    Optional<Credential> find(Jid account, String id, String mechanism);

    /**
     * Replaces all credentials of that id at once, so that no hash function goes on accepting an old password.
     *
     * @throws IllegalArgumentException when one of them has another id
     */
    void replace(Jid account, String id, List<Credential> all);

    /**
     * Adds a credential for one more hash function, made of the same password as one that is there.
     *
     * @param known the one that is there
     * @param more one with the same id
     * @return false when the known one is not there any more, or there is one for that hash function already
     * @throws IllegalArgumentException when they have not the same id
     */
    boolean add(Jid account, Credential known, Credential more);

    /** Removes all credentials of that id. */
    void remove(Jid account, String id);
}

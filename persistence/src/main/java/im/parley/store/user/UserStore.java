package im.parley.store.user;

import im.parley.store.credential.Credential;
import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Optional;

/** The accounts of all domains. Every method throws {@link im.parley.store.StoreException} when the database fails. */
public interface UserStore {
    /** Whether there is such an account, whatever its status. */
    boolean exists(Jid account);

    /** The account. */
    Optional<User> find(Jid account);

    /** Makes an account that has no credentials yet; false, and no change, when it exists. */
    default boolean create(User user) {
        return create(user, List.of());
    }

    /**
     * Makes an account together with its credentials: both or nothing.
     *
     * @return false, and no change, when the account exists; of two that race exactly one gets true
     */
    boolean create(User user, List<Credential> credentials);

    /** Removes the account with all that every store keeps of it, at once; no effect when there is none. */
    void remove(Jid account);

    /** Changes the status; false when there is no such account. */
    boolean status(Jid account, Status status);

    /** How many accounts a domain has. */
    long count(String domain);

    /**
     * A page of the accounts of a domain in the order of their local parts.
     *
     * @param afterLocal the local part of the last account of the page before; empty for the first page
     */
    List<User> list(String domain, String afterLocal, int limit);

    /**
     * A page of those accounts of a domain whose local parts contain a text, in the order of their local parts.
     *
     * @param part the text, which has no wildcards
     * @param afterLocal as for {@link #list(String, String, int)}
     * @param lastLocal the local part of the last account that is looked at; empty for the last of the domain. No index knows
     *     the parts of names, so that this bounds the work
     */
    List<User> search(String domain, String part, String afterLocal, String lastLocal, int limit);

    /**
     * The local part of the account that comes so many places later in the order of the local parts; nothing when there are
     * fewer.
     *
     * @param afterLocal as for {@link #list(String, String, int)}
     */
    Optional<String> ahead(String domain, String afterLocal, int places);

    /** How many accounts of a domain have that status. */
    long count(String domain, Status status);

    /**
     * A page of those accounts of a domain that have that status, in the order of their local parts.
     *
     * @param afterLocal as for {@link #list(String, String, int)}
     */
    List<User> list(String domain, Status status, String afterLocal, int limit);
}

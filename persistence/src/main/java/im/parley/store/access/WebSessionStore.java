package im.parley.store.access;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.Optional;

/** Who is logged in over the web. Every method throws {@link im.parley.store.StoreException} when the database fails. */
public interface WebSessionStore {
    /**
     * Adds a session; of those of the same account and kind, the oldest above the limit go.
     *
     * @param limit how many an account may have of a kind
     */
    void open(WebSession session, int limit);

    /** The session with that hash, expired or not. */
    Optional<WebSession> find(String hash);

    /** Lets a session be good until another time; no effect when there is none. */
    void extend(String hash, Instant expires);

    /** Ends a session; false when there is none. Of several who do so at once, one gets true. */
    boolean close(String hash);

    /** Ends all sessions of an account; returns how many. */
    int closeAll(Jid account);

    /** Removes what has expired; returns how many. */
    int expire(Instant now);
}

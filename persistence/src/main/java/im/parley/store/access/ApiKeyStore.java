package im.parley.store.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The API keys. Every method throws {@link im.parley.store.StoreException} when the database fails. */
public interface ApiKeyStore {
    /** All keys, the one that was made first in front. */
    List<ApiKey> all();

    /** The key with that hash, expired or not. */
    Optional<ApiKey> find(String hash);

    /**
     * Adds a key.
     *
     * @param hash 43 characters that nobody can make but with the key
     */
    void add(ApiKey key, String hash);

    /** Notes when a key was used; no effect when there is none. */
    void used(String id, Instant when);

    /** Removes a key; false when there is none. */
    boolean remove(String id);
}

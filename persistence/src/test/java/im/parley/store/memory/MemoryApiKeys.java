package im.parley.store.memory;

import im.parley.store.access.ApiKey;
import im.parley.store.access.ApiKeyStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** API keys in memory. */
public final class MemoryApiKeys implements ApiKeyStore {
    private final Map<String, ApiKey> byHash = new LinkedHashMap<>();

    @Override
    public synchronized List<ApiKey> all() {
        return byHash.values().stream()
                .sorted(Comparator.comparing(ApiKey::created).thenComparing(ApiKey::id))
                .toList();
    }

    @Override
    public synchronized Optional<ApiKey> find(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    @Override
    public synchronized void add(ApiKey key, String hash) {
        byHash.put(hash, key);
    }

    @Override
    public synchronized void used(String id, Instant when) {
        byHash.replaceAll((hash, key) -> key.id().equals(id) ? key.usedAt(when) : key);
    }

    @Override
    public synchronized boolean remove(String id) {
        return byHash.values().removeIf(key -> key.id().equals(id));
    }
}

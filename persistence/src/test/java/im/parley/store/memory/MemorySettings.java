package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import im.parley.wire.addr.Jid;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings in memory. */
public final class MemorySettings implements SettingStore, AccountData {
    private final Map<Scope, SortedMap<String, String>> settings = new HashMap<>();

    @Override
    public synchronized Optional<String> find(Scope scope, String key) {
        return Optional.ofNullable(all(scope).get(key));
    }

    @Override
    public synchronized void put(Scope scope, String key, String value) {
        settings.computeIfAbsent(scope, any -> new TreeMap<>()).put(key, value);
    }

    @Override
    public synchronized void remove(Scope scope, String key) {
        settings.getOrDefault(scope, new TreeMap<>()).remove(key);
    }

    @Override
    public synchronized Map<String, String> all(Scope scope) {
        return Collections.unmodifiableMap(new TreeMap<>(settings.getOrDefault(scope, new TreeMap<>())));
    }

    @Override
    public synchronized void forget(Jid account) {
        settings.remove(new Scope.Account(account));
    }
}

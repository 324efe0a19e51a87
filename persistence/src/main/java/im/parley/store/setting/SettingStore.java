package im.parley.store.setting;

import java.util.Map;
import java.util.Optional;

/**
 * Settings made at run time: text values by key, at most 128 characters of key. A scope does not inherit from another.
 * Every method throws {@link im.parley.store.StoreException} when the database fails.
 */
public interface SettingStore {
    /** The value. */
    Optional<String> find(Scope scope, String key);

    /** Sets or replaces the value. */
    void put(Scope scope, String key, String value);

    /** Removes the value; no effect when there is none. */
    void remove(Scope scope, String key);

    /** All keys and values of a scope, by key. */
    Map<String, String> all(Scope scope);
}

package im.parley.store.component;

import java.util.List;

/** The external components. Every method throws {@link im.parley.store.StoreException} when the database fails. */
public interface ComponentStore {
    /** All components, by domain. */
    List<ComponentItem> all();

    /** Adds a component, or replaces the one with that domain. */
    void put(ComponentItem component);

    /** Removes a component; false when there is none. */
    boolean remove(String domain);
}

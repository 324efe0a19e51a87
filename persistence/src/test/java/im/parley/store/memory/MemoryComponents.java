package im.parley.store.memory;

import im.parley.store.component.ComponentItem;
import im.parley.store.component.ComponentStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** External components in memory. */
public final class MemoryComponents implements ComponentStore {
    private final Map<String, ComponentItem> items = new TreeMap<>();

    @Override
    public synchronized List<ComponentItem> all() {
        return List.copyOf(items.values());
    }

    @Override
    public synchronized void put(ComponentItem component) {
        items.put(component.domain(), component);
    }

    @Override
    public synchronized boolean remove(String domain) {
        return items.remove(domain) != null;
    }
}

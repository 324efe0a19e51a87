package im.parley.store.memory;

import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Domains in memory. */
public final class MemoryVhosts implements VhostStore {
    private final Map<String, Vhost> vhosts = new TreeMap<>();

    @Override
    public synchronized List<Vhost> all() {
        return List.copyOf(vhosts.values());
    }

    @Override
    public synchronized void put(Vhost vhost) {
        vhosts.put(vhost.domain(), vhost);
    }

    @Override
    public synchronized void remove(String domain) {
        vhosts.remove(domain);
    }
}

package im.parley.server.vhost;

import im.parley.server.spi.Domains;
import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The served domains: those of the configuration file, and those of the database, which win. Reading takes no lock and
 * does not wait.
 */
public final class Vhosts implements Domains {
    private final VhostStore store;
    private final Map<String, Vhost> configured;
    private final String defaultDomain;
    private volatile Map<String, Vhost> served = Map.of();

    /**
     * @param configured the domains of the configuration file, the default one first
     * @throws IllegalArgumentException when there is none
     */
    public Vhosts(VhostStore store, Collection<Vhost> configured) {
        if (configured.isEmpty()) {
            throw new IllegalArgumentException("a server needs at least one domain");
        }
        this.store = store;
        this.configured = new LinkedHashMap<>();
        configured.forEach(vhost -> this.configured.put(vhost.domain(), vhost));
        this.defaultDomain = configured.iterator().next().domain();
        reload();
    }

    /** Reads the domains of the database again. */
    public void reload() {
        Map<String, Vhost> all = new LinkedHashMap<>(configured);
        store.all().forEach(vhost -> all.put(vhost.domain(), vhost));
        all.values().removeIf(vhost -> !vhost.enabled());
        served = all;
    }

    @Override
    public Optional<Vhost> find(String domain) {
        return Optional.ofNullable(served.get(domain));
    }

    @Override
    public boolean serves(String domain) {
        return served.containsKey(domain);
    }

    @Override
    public String defaultDomain() {
        return defaultDomain;
    }

    @Override
    public List<Vhost> all() {
        return List.copyOf(served.values());
    }
}

package im.parley.server.vhost;

import im.parley.server.spi.Domains;
import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The served domains: those of the configuration file, and those of the database, which win. Reading takes no lock and
 * does not wait.
 */
public final class Vhosts implements Domains {
    private final VhostStore store;
    private final Map<String, Vhost> configured;
    private final Function<String, Vhost> template;
    private final String defaultDomain;
    private volatile Map<String, Vhost> known = Map.of();
    private volatile Map<String, Vhost> served = Map.of();

    /** Domains of the file; others get the usual settings. */
    public Vhosts(VhostStore store, Collection<Vhost> configured) {
        this(store, configured, Vhost::of);
    }

    /**
     * @param configured the domains of the configuration file, the default one first
     * @param template what a domain is like that says nothing
     * @throws IllegalArgumentException when there is none
     */
    public Vhosts(VhostStore store, Collection<Vhost> configured, Function<String, Vhost> template) {
        if (configured.isEmpty()) {
            throw new IllegalArgumentException("a server needs at least one domain");
        }
        this.store = store;
        this.template = template;
        this.configured = new LinkedHashMap<>();
        configured.forEach(vhost -> this.configured.put(vhost.domain(), vhost));
        this.defaultDomain = configured.iterator().next().domain();
        reload();
    }

    /** Reads the domains of the database again. */
    public synchronized void reload() {
        Map<String, Vhost> all = new LinkedHashMap<>(configured);
        store.all().forEach(vhost -> all.put(vhost.domain(), vhost));
        known = Map.copyOf(all);
        all.values().removeIf(vhost -> !vhost.enabled());
        served = all;
    }

    /** A domain that is not there yet, with what holds for all domains that say nothing else. */
    public Vhost fresh(String domain) {
        return template.apply(domain);
    }

    /** Changes a domain or adds one; what was changed holds at once. */
    public void put(Vhost vhost) {
        store.put(vhost);
        reload();
    }

    /** Removes a domain from the database; one that is in the configuration file is again as it is there. */
    public void remove(String domain) {
        store.remove(domain);
        reload();
    }

    /** All domains, those included that are not served now, by name. */
    public List<Vhost> known() {
        return known.values().stream().sorted(Comparator.comparing(Vhost::domain)).toList();
    }

    /** Whether a domain is in the configuration file. */
    public boolean isConfigured(String domain) {
        return configured.containsKey(domain);
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

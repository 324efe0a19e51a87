package im.parley.server.spi;

import im.parley.store.vhost.Vhost;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What is set for single domains while the server runs, in place of what the configuration has for all. It is read when
 * it is first wanted and again when the settings of the domain are others; in between it costs two look-ups.
 *
 * @param <T> what the settings say
 */
public final class PerDomain<T> {
    private final Domains domains;
    private final Function<Map<String, String>, T> reading;
    private final T usual;
    /** Of domains for which anything is set; no more than there are domains. */
    private final Map<String, Known<T>> known = new ConcurrentHashMap<>();

    private record Known<T>(Map<String, String> set, T value) {}

    /**
     * @param reading makes it of what is set, by the names of the administration; of an empty map, what the configuration
     *     has. Never throws: what cannot be read holds no more than what is not there
     */
    public PerDomain(Domains domains, Function<Map<String, String>, T> reading) {
        this.domains = domains;
        this.reading = reading;
        this.usual = reading.apply(Map.of());
    }

    /** What holds for a domain. */
    @SuppressWarnings("ReferenceEquality") // a change makes a new map; to compare its content would cost more
    public T of(String domain) {
        Vhost vhost = domains.find(domain).orElse(null);
        Map<String, String> set = vhost == null ? Map.of() : vhost.policy().other();
        if (set.isEmpty()) {
            known.remove(domain);
            return usual;
        }
        Known<T> found = known.get(domain);
        if (found == null || found.set != set) {
            found = new Known<>(set, reading.apply(set));
            known.put(domain, found);
        }
        return found.value;
    }
}

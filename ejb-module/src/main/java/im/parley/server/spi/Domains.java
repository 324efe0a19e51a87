package im.parley.server.spi;

import im.parley.store.vhost.Vhost;
import java.util.List;
import java.util.Optional;

/** The domains that this server serves. They change at run time. */
public interface Domains {
    /** The settings of a served, enabled domain. */
    Optional<Vhost> find(String domain);

    /** Whether a domain is served. */
    default boolean serves(String domain) {
        return find(domain).isPresent();
    }

    /** The domain for those who name none. */
    String defaultDomain();

    /** All served domains. */
    List<Vhost> all();
}

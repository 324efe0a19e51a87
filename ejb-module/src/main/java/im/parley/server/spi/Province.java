package im.parley.server.spi;

import im.parley.store.vhost.Vhost;
import java.util.Comparator;

/**
 * The domains for whose accounts an external component has rights: those below which it stands; all, if it stands below
 * none.
 *
 * @param component the domain of the component
 */
public record Province(String component) {

    /** Whether a domain is one of them. */
    public boolean covers(String domain, Domains domains) {
        if (!domains.serves(domain)) {
            return false;
        }
        return isBelow(domain)
                || domains.all().stream().map(Vhost::domain).noneMatch(this::isBelow);
    }

    /** The domain that speaks to it. */
    public String server(Domains domains) {
        return domains.all().stream()
                .map(Vhost::domain)
                .filter(this::isBelow)
                .max(Comparator.comparingInt(String::length))
                .orElse(domains.defaultDomain());
    }

    private boolean isBelow(String domain) {
        return component.endsWith('.' + domain);
    }
}

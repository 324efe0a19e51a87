package im.parley.feature.privilege;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Privileges;
import im.parley.store.component.ComponentItem;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;

/**
 * A component with privileges.
 *
 * @param component its address
 * @param granted what it may
 */
record Privileged(Jid component, Privileges granted) {
    static Privileged of(ComponentItem item) {
        return new Privileged(
                Jid.prepared("", item.domain()), Privileges.of(item.rights().privileges()));
    }

    /** It manages the accounts of the domain below which it stands; of all domains, if it stands below none. */
    boolean manages(String domain, Domains domains) {
        if (!domains.serves(domain)) {
            return false;
        }
        return isBelow(domain)
                || domains.all().stream().map(Vhost::domain).noneMatch(this::isBelow);
    }

    /** The domain that speaks to it. */
    String server(Domains domains) {
        return domains.all().stream()
                .map(Vhost::domain)
                .filter(this::isBelow)
                .findFirst()
                .orElse(domains.defaultDomain());
    }

    private boolean isBelow(String domain) {
        return component.domain().endsWith('.' + domain);
    }
}

package im.parley.feature.privilege;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Privileges;
import im.parley.server.spi.Province;
import im.parley.store.component.ComponentItem;
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

    boolean manages(String domain, Domains domains) {
        return new Province(component.domain()).covers(domain, domains);
    }

    /** The domain that speaks to it. */
    String server(Domains domains) {
        return new Province(component.domain()).server(domains);
    }
}

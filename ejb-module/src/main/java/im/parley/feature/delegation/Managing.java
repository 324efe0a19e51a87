package im.parley.feature.delegation;

import im.parley.server.spi.Delegation;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Province;
import im.parley.store.component.ComponentItem;
import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import java.util.Map;

/**
 * A managing entity, as the XEP calls it: a component with namespaces that are delegated to it.
 *
 * @param component its address
 * @param province for which domains
 * @param delegations what is delegated, by namespace
 */
record Managing(Jid component, Province province, Map<String, Delegation> delegations) {
    static Managing of(ComponentItem item) {
        return new Managing(
                Jid.prepared("", item.domain()),
                new Province(item.domain()),
                Delegation.all(item.rights().delegations()));
    }

    boolean covers(Jid addressed, Domains domains) {
        return province.covers(addressed.domain(), domains);
    }

    boolean takes(Element payload) {
        Delegation delegation = delegations.get(payload.name().namespace());
        return delegation != null && delegation.takes(payload);
    }

    boolean has(String namespace) {
        return delegations.containsKey(namespace);
    }

    /** Section 4.3.1: what it sends itself is not delegated. */
    boolean sent(Jid sender) {
        return sender.domain().equals(component.domain());
    }
}

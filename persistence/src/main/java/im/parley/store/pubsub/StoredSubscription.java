package im.parley.store.pubsub;

import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Map;

/**
 * A subscription to a node.
 *
 * @param subid what tells it from others of the same entity
 * @param jid who is subscribed, a bare or a full address
 * @param state {@code pending} or {@code subscribed}
 * @param options the options by the names of the fields, only what differs from the default
 */
public record StoredSubscription(String subid, Jid jid, String state, Map<String, List<String>> options) {
    /** Takes a copy. */
    public StoredSubscription {
        options = Map.copyOf(options);
    }
}

package im.parley.store.pubsub;

import im.parley.wire.addr.Jid;
import java.time.Instant;

/**
 * An item of a node.
 *
 * @param order its place among the items: what was published later has a larger one
 * @param id its id in the node
 * @param publisher who published it, as a full address
 * @param published when
 * @param payload the XML, or empty
 * @param expires when it is there no longer
 */
public record StoredItem(
        long order, String id, Jid publisher, Instant published, String payload, Instant expires) {
    /** When an item expires that stays. */
    public static final Instant NEVER = Instant.ofEpochMilli(Long.MAX_VALUE);
}

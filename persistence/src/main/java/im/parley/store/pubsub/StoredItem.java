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
 */
public record StoredItem(long order, String id, Jid publisher, Instant published, String payload) {}

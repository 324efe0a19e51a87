package im.parley.store.pubsub;

import im.parley.wire.addr.Jid;

/**
 * Where a node is.
 *
 * @param service the domain of the service, or the account that it belongs to
 * @param node its name there
 */
public record NodeAddress(Jid service, String node) {
    /** Cuts the address of the service to the bare one. */
    public NodeAddress {
        service = service.bare();
    }
}

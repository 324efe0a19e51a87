package im.parley.store.pubsub;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.List;

/**
 * Items that are published at once.
 *
 * @param node the number of the node
 * @param publisher who publishes, as a full address
 * @param published when
 * @param items what is published, in order
 * @param keep how many items the node keeps afterwards
 * @param removesOldest whether the oldest items go to make room; otherwise nothing is published where there is none
 */
public record Publication(
        long node, Jid publisher, Instant published, List<Draft> items, int keep, boolean removesOldest) {
    /** Takes a copy. */
    public Publication {
        items = List.copyOf(items);
    }

    /**
     * @param id its id in the node; an item that has it is replaced
     * @param payload the XML, or empty
     * @param expires when it is there no longer
     */
    public record Draft(String id, String payload, Instant expires) {}

    /**
     * What came of it.
     *
     * @param published whether it was published: false when there was no room
     * @param orders the places of the items, in order
     * @param removed the ids of those that went to make room
     */
    public record Outcome(boolean published, List<Long> orders, List<String> removed) {
        /** Nothing was published. */
        public static final Outcome FULL = new Outcome(false, List.of(), List.of());

        /** Takes copies. */
        public Outcome {
            orders = List.copyOf(orders);
            removed = List.copyOf(removed);
        }
    }
}

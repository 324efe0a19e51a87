package im.parley.server.admin.group;

import im.parley.store.pubsub.StoredItem;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.Optional;

/**
 * A node.
 *
 * @param title a name for people, or empty
 * @param accessModel who may subscribe and read, in the word of the protocol
 * @param collection whether it has nodes, not items
 * @param items how many items it has
 * @param subscribers how many are subscribed
 */
public record NodeView(
        Jid service,
        String node,
        String title,
        String accessModel,
        boolean collection,
        Jid creator,
        Instant created,
        int items,
        int subscribers) {

    /**
     * An item.
     *
     * @param payload the XML, or empty
     * @param expires when it vanishes, if it does before it has to make room
     */
    public record Item(String id, Jid publisher, Instant published, String payload, Optional<Instant> expires) {
        static Item of(StoredItem item) {
            return new Item(
                    item.id(),
                    item.publisher(),
                    item.published(),
                    item.payload(),
                    Optional.of(item.expires()).filter(end -> !end.equals(StoredItem.NEVER)));
        }
    }

    /**
     * An item that is to be published.
     *
     * @param id its id, or nothing for a new one
     * @param payload the XML
     * @param expires when it is to vanish, if it is to
     */
    public record NewItem(Optional<String> id, String payload, Optional<Instant> expires) {}

    /**
     * A subscription.
     *
     * @param state {@code subscribed} or {@code pending}
     */
    public record Subscription(Jid jid, String subid, String state) {}

    /**
     * Somebody who is affiliated.
     *
     * @param affiliation {@code owner}, {@code publisher}, {@code publish-only}, {@code member} or {@code outcast}
     */
    public record Affiliate(Jid jid, String affiliation) {}
}

package im.parley.feature.pubsub.node;

import im.parley.store.pubsub.StoredItem;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DateTime;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import java.util.Optional;

/**
 * An item of a node.
 *
 * @param order its place among the items, or 0 when it is not kept
 * @param id its id in the node
 * @param publisher who published it, as a full address
 * @param published when
 * @param payload the payload
 * @param expires when it is there no longer, whatever the node says
 */
public record Item(
        long order, String id, Jid publisher, Instant published, Optional<Element> payload, Instant expires) {

    /** When an item vanishes, among its attributes: Tigase's. */
    public static final String EXPIRE_AT = "expire-at";

    /** An item that is to be published. */
    public static Item draft(String id, Jid publisher, Optional<Element> payload) {
        return new Item(0, id, publisher, Instant.EPOCH, payload, StoredItem.NEVER);
    }

    /** The item of a stored one. */
    public static Item of(StoredItem stored) {
        return new Item(
                stored.order(),
                stored.id(),
                stored.publisher(),
                stored.published(),
                ElementText.read(stored.payload()),
                stored.expires());
    }

    /** The same with an end. */
    public Item until(Instant end) {
        return new Item(order, id, publisher, published, payload, end);
    }

    /** The same where it is kept. */
    Item kept(long place, Jid by, Instant when) {
        return new Item(place, id, by, when, payload, expires);
    }

    /** Whether it is there no longer. */
    boolean isOver(Instant now) {
        return !expires.isAfter(now);
    }

    /**
     * The element.
     *
     * @param name that of requests or of notifications
     * @param node the node with the item
     * @param full whether the payload is in it
     */
    public Element toElement(Name name, Node node, boolean full) {
        Element.Builder element = Element.build(name)
                .attribute("id", id)
                .attribute("publisher", shownPublisher(node))
                .attribute(EXPIRE_AT, Optional.of(expires).filter(end -> !end.equals(StoredItem.NEVER)).map(DateTime::format));
        return full ? element.add(payload).build() : element.build();
    }

    /** Section 12.17. */
    private Optional<Jid> shownPublisher(Node node) {
        return switch (node.configuration().get(Settings.ITEM_REPLY)) {
            case NONE -> Optional.empty();
            case PUBLISHER -> Optional.of(publisher);
            case OWNER -> node.owners().stream().findFirst();
        };
    }
}

package im.parley.feature.pubsub.pep;

import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Item;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.request.Ground;
import im.parley.feature.pubsub.request.PublishItems;
import im.parley.feature.pubsub.request.PublishItems.PublishHook;
import im.parley.server.spi.Effect;
import im.parley.server.spi.ServerEvent.ItemPublished;
import im.parley.server.spi.ServerEvent.ItemWanted;
import im.parley.server.spi.ServerEvent.ItemsRetracted;
import im.parley.store.privatexml.PrivateXmlStore;
import im.parley.wire.stanza.Refusal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells other features what accounts publish, and publishes what other features want to be published for accounts. */
@Singleton
public final class Newsroom implements PublishHook {
    private static final System.Logger LOG = System.getLogger(Newsroom.class.getName());

    private final Circle circle;
    private final BookmarkUnion bookmarks;
    private final PublishItems publishing;

    @Inject
    Newsroom(Circle circle, Ground ground, PrivateXmlStore privateXml) {
        this.circle = circle;
        this.bookmarks = new BookmarkUnion(ground, privateXml);
        this.publishing = new PublishItems(ground, this);
    }

    @Override
    public List<Effect> published(Host host, Node node, List<Item> items) {
        List<Effect> effects = new ArrayList<>(bookmarks.published(host, node, items));
        items.forEach(item -> effects.add(
                new Effect.Raise(new ItemPublished(host.service(), node.name(), item.id(), item.payload()))));
        return effects;
    }

    @Override
    public List<Effect> retracted(Host host, Node node, Set<String> ids) {
        List<Effect> effects = new ArrayList<>(bookmarks.retracted(host, node, ids));
        effects.add(new Effect.Raise(new ItemsRetracted(host.service(), node.name(), ids)));
        return effects;
    }

    /** On the lane of the account; what cannot be published is of no use to anybody. */
    List<Effect> publish(ItemWanted wanted) {
        Host host = circle.host(wanted.account());
        Item item = Item.draft(wanted.id(), wanted.account(), wanted.payload());
        circle.nodes().run(host, wanted.node(), () -> {
            try {
                return publishing
                        .publish(host, wanted.account(), wanted.node(), List.of(item), Map.of())
                        .effects();
            } catch (Refusal refused) {
                LOG.log(System.Logger.Level.DEBUG, () -> "not published on behalf of " + wanted.account() + ": "
                        + refused.error());
                return List.of();
            }
        });
        return List.of();
    }
}

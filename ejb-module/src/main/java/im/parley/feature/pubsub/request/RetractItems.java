package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Item;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Standing;
import im.parley.server.spi.Effect;
import im.parley.store.pubsub.ItemQuery;
import im.parley.store.pubsub.NodeAffiliation;
import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Section 7.2: delete items from a node. */
public final class RetractItems implements UseCase {
    private final Ground ground;
    private final PublishItems.PublishHook hook;

    /**
     * @param hook hears of what was removed
     */
    public RetractItems(Ground ground, PublishItems.PublishHook hook) {
        this.ground = ground;
        this.hook = hook;
    }

    @Override
    public Outcome answer(Request request) {
        Node node = ground.node(request);
        Set<String> ids = new LinkedHashSet<>();
        request.action().elements(PubSub.of("item")).forEach(item -> ids.add(item.attribute("id", "")));
        Faults.unless(!ids.isEmpty() && !ids.contains(""), Faults.ITEM_REQUIRED);
        String notify = request.action().attribute("notify", "");
        boolean told = notify.equals("true") || notify.equals("1") || node.get(Settings.NOTIFY_RETRACT);
        return Outcome.then(retract(request.host(), node, request.sender(), ids, told));
    }

    /**
     * Removes items on the lane of the node: all, or none (section 12.11).
     *
     * @param told whether subscribers hear of it
     * @return who is told of it
     * @throws im.parley.wire.stanza.Refusal when that cannot be done
     */
    public List<Effect> retract(Host host, Node node, Jid who, Set<String> ids, boolean told) {
        Standing standing = ground.nodes().standing(host, node, who);
        Faults.unless(standing.affiliation() != NodeAffiliation.OUTCAST, Faults.FORBIDDEN);
        Faults.unless(
                !node.isCollection() && node.get(Settings.PERSIST), Faults.unsupported("persistent-items"));
        List<Item> there = ground.shelf().first(node, ItemQuery.ALL.of(List.copyOf(ids)), ids.size());
        boolean own = there.stream().allMatch(item -> item.publisher().bare().equals(who.bare()));
        boolean mayAny = standing.isOwner();
        Faults.unless(mayAny || standing.mayPublish(), Faults.FORBIDDEN);
        Faults.unless(there.size() == ids.size(), Faults.NO_ITEM);
        Faults.unless(mayAny || own, Faults.FORBIDDEN);
        Set<String> removed = ground.shelf().retract(node, ids);
        List<Effect> effects = new ArrayList<>();
        if (told) {
            effects.addAll(ground.delivery().retracted(host, node, removed));
        }
        effects.addAll(hook.retracted(host, node, removed));
        return effects;
    }
}

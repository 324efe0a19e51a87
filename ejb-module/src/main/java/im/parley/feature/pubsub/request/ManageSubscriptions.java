package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Configuration;
import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Standing;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.feature.pubsub.node.Subscription.State;
import im.parley.server.spi.Effect;
import im.parley.store.pubsub.NodeAffiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Section 8.8: manage subscriptions. */
public final class ManageSubscriptions implements UseCase {
    private static final Name SUBSCRIPTIONS = PubSub.owner("subscriptions");
    private static final Name SUBSCRIPTION = PubSub.owner("subscription");

    private final Ground ground;

    /** Manages subscriptions there. */
    public ManageSubscriptions(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Outcome answer(Request request) {
        return request.iq().type() == Iq.Type.GET ? list(request) : modify(request);
    }

    /** Section 8.8.1. */
    private Outcome list(Request request) {
        Node node = ground.node(request);
        Standing standing = ground.standing(request, node);
        boolean shown = standing.isOwner() || (node.get(Settings.SHOW_SUBSCRIBERS) && standing.isSubscribed());
        Faults.unless(shown, Faults.FORBIDDEN);
        return Outcome.of(Element.of(
                PubSub.OWNER,
                Element.build(SUBSCRIPTIONS)
                        .attribute("node", node.name())
                        .addAll(node.subscriptions()
                                .filter(Subscription::isActive)
                                .map(one -> element(one.jid(), one.subid(), one.state().word()))
                                .toList())
                        .build()));
    }

    private static Element element(Jid jid, String subid, String state) {
        Element.Builder element = Element.build(SUBSCRIPTION).attribute("jid", jid.toString());
        if (!subid.isEmpty()) {
            element.attribute("subid", subid);
        }
        return element.attribute("subscription", state).build();
    }

    /** Section 8.8.2: what cannot be done comes back, the rest is done. */
    private Outcome modify(Request request) {
        Node node = ground.owned(request);
        List<Effect> effects = new ArrayList<>();
        List<Element> failed = new ArrayList<>();
        for (Element wish : request.action().elements(SUBSCRIPTION)) {
            Jid jid = Request.jid(wish).orElseThrow(() -> new Refusal(Faults.JID_REQUIRED));
            Optional<String> subid = wish.attribute("subid").filter(id -> !id.isEmpty());
            Optional<String> state = wish.attribute("subscription");
            Optional<List<Effect>> done =
                    state.isEmpty() ? Optional.of(List.of()) : change(request.host(), node, jid, subid, state.get());
            done.ifPresentOrElse(effects::addAll, () -> failed.add(element(
                    jid,
                    subid.orElse(""),
                    of(node, jid, subid).map(one -> one.state().word()).orElse("none"))));
        }
        return failed.isEmpty()
                ? Outcome.then(effects)
                : new Outcome.Partly(
                        Element.of(
                                PubSub.OWNER,
                                Element.build(SUBSCRIPTIONS)
                                        .attribute("node", node.name())
                                        .addAll(failed)
                                        .build()),
                        Condition.NOT_ACCEPTABLE.error(),
                        effects);
    }

    private static Optional<Subscription> of(Node node, Jid jid, Optional<String> subid) {
        return node.subscriptions(jid).stream()
                .filter(one -> one.jid().equals(jid) && subid.map(one.subid()::equals).orElse(true))
                .findFirst();
    }

    /**
     * Changes the state of a subscription on the lane of the node; returns who is told of it, or nothing when it cannot be
     * done.
     */
    public Optional<List<Effect>> change(Host host, Node node, Jid jid, Optional<String> subid, String state) {
        Optional<Subscription> there = of(node, jid, subid);
        return switch (state) {
            case "none" -> there.map(one -> end(host, node, one));
            case "subscribed" -> there.isPresent() || subid.isEmpty()
                    ? begin(host, node, jid, there)
                    : Optional.empty();
            // No way leads back to waiting, and there is no configuration without which nothing is delivered.
            default -> Optional.empty();
        };
    }

    private List<Effect> end(Host host, Node node, Subscription subscription) {
        ground.nodes().unsubscribe(node, subscription);
        return ground.delivery().state(host, node, subscription, "none");
    }

    private Optional<List<Effect>> begin(Host host, Node node, Jid jid, Optional<Subscription> there) {
        if (there.filter(Subscription::isActive).isPresent()) {
            return Optional.of(List.of());
        }
        if (node.affiliation(jid) == NodeAffiliation.OUTCAST) {
            return Optional.empty();
        }
        Subscription approved = there.map(one -> one.in(State.SUBSCRIBED))
                .orElseGet(() -> new Subscription(
                        Subscribe.subid(),
                        jid,
                        State.SUBSCRIBED,
                        Subscribe.options(node, Configuration.INITIAL, Map.of())));
        ground.nodes().subscribe(node, approved);
        List<Effect> effects = new ArrayList<>(ground.delivery().state(host, node, approved, "subscribed"));
        effects.addAll(Subscribe.last(ground, host, node, approved));
        return Optional.of(effects);
    }
}

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
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Section 6.1: subscribe to a node. */
public final class Subscribe implements UseCase {
    private static final int MOST_OF_ONE_ADDRESS = 10;
    /** XEP-0248 section 6.1.3. */
    private static final StanzaError TWICE = Condition.CONFLICT.error();

    private final Ground ground;

    /** Subscribes to nodes there. */
    public Subscribe(Ground ground) {
        this.ground = ground;
    }

    /** Nobody can guess one. */
    static String subid() {
        return Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
    }

    @Override
    public Outcome answer(Request request) {
        Jid subscriber = Request.jid(request.action()).orElseThrow(() -> new Refusal(Faults.JID_REQUIRED));
        boolean own = subscriber.bare().equals(request.sender().bare());
        Faults.unless(own || request.host().administers(request.sender()), Faults.INVALID_JID);
        Node node = ground.there(request);
        Optional<DataForm> form = request.beside("options").flatMap(Subscribe::form);
        Done done = subscribe(
                request.host(), node, subscriber, form.map(Configuration::fields).orElse(Map.of()));
        Element.Builder answer = Element.build(PubSub.PUBSUB).add(element(node, done.subscription(), true));
        form.ifPresent(any -> answer.add(Element.of(
                PubSub.of("options"),
                done.subscription()
                        .options()
                        .form(DataForm.Type.RESULT, PubSub.SUBSCRIBE_OPTIONS, Subscription.OPTIONS)
                        .toElement())));
        return Outcome.of(answer.build(), done.effects());
    }

    /** Section 6.3.7. */
    private static Optional<DataForm> form(Element options) {
        Faults.unless(
                options.attribute("node").isEmpty() && options.attribute("jid").isEmpty(), Faults.MALFORMED);
        return Request.form(options, PubSub.SUBSCRIBE_OPTIONS);
    }

    /**
     * A subscription that was made, or was there.
     *
     * @param effects who is told of it
     */
    public record Done(Subscription subscription, List<Effect> effects) {}

    /**
     * Subscribes somebody on the lane of the node. Who is subscribed with the same options already has what was asked for.
     *
     * @throws Refusal when that is not allowed
     */
    public Done subscribe(Host host, Node node, Jid subscriber, Map<String, List<String>> fields) {
        Configuration options = options(node, Configuration.INITIAL, fields);
        Standing standing = ground.nodes().standing(host, node, subscriber);
        Faults.unless(host.maySubscribe(subscriber), Faults.ANONYMOUS);
        Faults.unless(node.get(Settings.SUBSCRIBE) || standing.isOwner(), Faults.unsupported("subscribe"));
        standing.subscribing().ifPresent(error -> {
            throw new Refusal(error);
        });
        List<Subscription> there = node.subscriptions(subscriber).stream()
                .filter(one -> one.jid().equals(subscriber))
                .toList();
        Faults.unless(there.stream().allMatch(Subscription::isActive), Faults.PENDING);
        Optional<Subscription> same = there.stream()
                .filter(one -> fields.isEmpty() || one.options().equals(options))
                .findFirst();
        if (same.isPresent()) {
            return new Done(same.get(), List.of());
        }
        check(host, node, subscriber, there, options);
        return add(host, node, standing, new Subscription(subid(), subscriber, State.SUBSCRIBED, options));
    }

    private void check(Host host, Node node, Jid subscriber, List<Subscription> there, Configuration options) {
        boolean twice = node.isCollection()
                && there.stream()
                        .anyMatch(one -> one.options().get(Subscription.TYPE) == options.get(Subscription.TYPE));
        Faults.unless(!twice, TWICE);
        Faults.unless(there.size() < MOST_OF_ONE_ADDRESS, Faults.TOO_MANY_SUBSCRIPTIONS);
        int all = ground.nodes().store().countSubscriptions(host.service(), subscriber);
        Faults.unless(all < host.limits().subscriptions(), Faults.TOO_MANY_SUBSCRIPTIONS);
    }

    private Done add(Host host, Node node, Standing standing, Subscription wanted) {
        if (standing.needsApproval()) { // section 6.1.4
            Subscription pending = wanted.in(State.PENDING);
            ground.nodes().subscribe(node, pending);
            return new Done(pending, Approvals.ask(host, node, pending));
        }
        ground.nodes().subscribe(node, wanted);
        List<Effect> effects = new ArrayList<>(ground.delivery().subscribers(host, node, wanted, "subscribed"));
        effects.addAll(last(ground, host, node, wanted));
        return new Done(wanted, effects);
    }

    /** Section 6.1.7. */
    static List<Effect> last(Ground ground, Host host, Node node, Subscription subscription) {
        boolean wanted = node.get(Settings.SEND_LAST) != Settings.SendLast.NEVER
                && node.get(Settings.DELIVER)
                && !node.isCollection();
        return wanted
                ? ground.shelf().last(node).stream()
                        .map(item -> ground.delivery().last(host, node, item, subscription.jid()))
                        .toList()
                : List.of();
    }

    /** Options with changes; what temporary nodes want of all subscriptions is one of them (section 12.5). */
    static Configuration options(Node node, Configuration before, Map<String, List<String>> fields) {
        try {
            Configuration options = before.with(fields, Subscription.OPTIONS);
            return node.get(Settings.TEMPORARY) ? options.with(Subscription.EXPIRE, "presence") : options;
        } catch (Refusal meaningless) {
            throw new Refusal(Faults.INVALID_OPTIONS);
        }
    }

    /** The element that describes a subscription to its subscriber. */
    static Element element(Node node, Subscription subscription, boolean showsOptions) {
        Element.Builder element = Element.build(PubSub.of("subscription"))
                .attribute("node", node.name())
                .attribute("jid", subscription.jid().toString())
                .attribute("subid", subscription.subid())
                .attribute("subscription", subscription.state().word());
        if (showsOptions && subscription.isActive()) {
            element.add(Element.of(PubSub.of("subscribe-options"))); // section 6.1.5, example 45
        }
        return element.build();
    }
}

package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Access;
import im.parley.feature.pubsub.node.Collections;
import im.parley.feature.pubsub.node.Configuration;
import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Settings;
import im.parley.feature.pubsub.node.Settings.NodeType;
import im.parley.feature.pubsub.node.Standing;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Section 8.2: configure a node. */
public final class ConfigureNode implements UseCase {
    private static final Name CONFIGURE = PubSub.owner("configure");

    private final Ground ground;

    /** Configures nodes there. */
    public ConfigureNode(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Outcome answer(Request request) {
        Node node = ground.owned(request);
        if (request.iq().type() == Iq.Type.GET) {
            return Outcome.of(show(request, node));
        }
        DataForm form = Request.form(request.action(), PubSub.NODE_CONFIG)
                .orElseThrow(() -> new Refusal(Faults.MALFORMED));
        return switch (form.type()) {
            case SUBMIT ->
                Outcome.then(change(request.host(), node, request.sender(), Configuration.fields(form)));
            case CANCEL -> Outcome.OK; // section 8.2.4: what holds stays
            case FORM, RESULT -> throw new Refusal(Faults.MALFORMED);
        };
    }

    private Element show(Request request, Node node) {
        Configuration shown = shown(ground, request.host(), node);
        return Element.of(
                PubSub.OWNER,
                Element.build(CONFIGURE)
                        .attribute("node", node.name())
                        .add(shown.form(DataForm.Type.FORM, PubSub.NODE_CONFIG, Settings.of(shown))
                                .toElement())
                        .build());
    }

    /** The configuration of a node as owners see it. */
    public static Configuration shown(Ground ground, Host host, Node node) {
        return node.isCollection()
                ? node.configuration().with(Settings.CHILDREN, ground.collections().children(host, node.name()))
                : node.configuration();
    }

    /** The configuration of a node that is to be made. */
    static Configuration read(Host host, String name, Map<String, List<String>> fields) {
        NodeType type = type(fields, NodeType.LEAF);
        Faults.unless(type == NodeType.LEAF || !host.isPersonal(), Faults.unsupported("collections"));
        checkAccess(fields);
        return host.beginning(name, type).with(fields, Settings.of(type)).with(Settings.NODE_TYPE, type);
    }

    private static NodeType type(Map<String, List<String>> fields, NodeType otherwise) {
        List<String> said = fields.getOrDefault(Settings.NODE_TYPE.name(), List.of());
        return said.isEmpty()
                ? otherwise
                : Configuration.INITIAL
                        .with(Map.of(Settings.NODE_TYPE.name(), said), Settings.LEAF)
                        .get(Settings.NODE_TYPE);
    }

    /** Section 8.1.2: an unknown access model has an error of its own. */
    private static void checkAccess(Map<String, List<String>> fields) {
        List<String> said = fields.getOrDefault(Settings.ACCESS.name(), List.of());
        boolean known = said.isEmpty()
                || Arrays.stream(Access.values())
                        .anyMatch(access -> access.name().toLowerCase(Locale.ROOT).equals(said.getFirst().strip()));
        Faults.unless(known, Faults.UNSUPPORTED_ACCESS);
    }

    /**
     * Changes the configuration of a node on its lane; fields that are not named stay as they are.
     *
     * @return who is told of it
     * @throws Refusal when that cannot be done
     */
    public List<Effect> change(Host host, Node node, Jid who, Map<String, List<String>> fields) {
        checkAccess(fields);
        NodeType kind = node.get(Settings.NODE_TYPE);
        NodeType type = type(fields, kind);
        // XEP-0248 section 7.2.3.4.
        Faults.unless(type == kind || (type == NodeType.COLLECTION && !host.isPersonal()), Faults.BAD_GRAPH);
        Faults.unless(
                type == NodeType.COLLECTION || fields.getOrDefault(Settings.CHILDREN.name(), List.of()).isEmpty(),
                Faults.BAD_GRAPH);
        Configuration wanted = node.configuration().with(fields, Settings.of(type));
        List<Effect> effects = new ArrayList<>(parents(host, node, who, wanted));
        if (fields.containsKey(Settings.CHILDREN.name())) {
            children(host, node, who, wanted.get(Settings.CHILDREN));
        }
        Configuration old = node.configuration();
        Set<Jid> before = accessDiffers(old, wanted) ? Set.copyOf(host.implicit(node, Set.of())) : Set.of();
        ground.nodes().configure(node, wanted.with(Settings.CHILDREN, List.of()));
        if (type == NodeType.COLLECTION && kind == NodeType.LEAF) {
            ground.shelf().purge(node);
        } else if (type == NodeType.LEAF) {
            ground.shelf().tidy(host, node);
        }
        effects.addAll(ground.delivery().configured(host, node));
        if (accessDiffers(old, wanted)) {
            effects.addAll(review(host, node));
            effects.addAll(welcome(host, node, before));
        }
        return effects;
    }

    private static boolean accessDiffers(Configuration one, Configuration other) {
        return one.get(Settings.ACCESS) != other.get(Settings.ACCESS)
                || !one.get(Settings.GROUPS).equals(other.get(Settings.GROUPS))
                || !one.get(Settings.DOMAINS).equals(other.get(Settings.DOMAINS));
    }

    /** Section 12.2: who gains access gets what was published last. */
    private List<Effect> welcome(Host host, Node node, Set<Jid> before) {
        boolean wanted = node.get(Settings.SEND_LAST) == Settings.SendLast.ON_SUB_AND_PRESENCE && node.get(Settings.DELIVER);
        return wanted
                ? host.implicit(node, before).stream()
                        .flatMap(client -> ground.shelf().last(node).stream()
                                .map(item -> ground.delivery().last(host, node, item, client)))
                        .toList()
                : List.of();
    }

    private List<Effect> parents(Host host, Node node, Jid who, Configuration wanted) {
        Set<String> before = new HashSet<>(node.get(Settings.COLLECTION));
        Set<String> after = new HashSet<>(wanted.get(Settings.COLLECTION));
        Collections.check(after);
        List<Effect> effects = new ArrayList<>();
        for (String added : after) {
            if (!before.contains(added)) {
                ground.collections().check(host, node.name(), added, who);
                effects.addAll(ground.delivery().associated(host, added, node.name(), true));
            }
        }
        for (String removed : before) {
            if (!after.contains(removed)) {
                effects.addAll(ground.delivery().associated(host, removed, node.name(), false));
            }
        }
        return effects;
    }

    private void children(Host host, Node node, Jid who, List<String> wanted) {
        List<String> before = ground.collections().children(host, node.name());
        Faults.unless(wanted.size() <= node.get(Settings.CHILDREN_MAX), Faults.MAX_NODES);
        for (String child : wanted) {
            if (!before.contains(child)) {
                Node found = ground.nodes().find(host, child).orElseThrow(() -> new Refusal(Faults.NO_NODE));
                Faults.unless(ground.nodes().standing(host, found, who).isOwner(), Faults.FORBIDDEN);
                ground.collections().check(host, child, node.name(), who);
                associate(ground, host, who, child, node.name(), true);
            }
        }
        before.stream()
                .filter(child -> !wanted.contains(child))
                .forEach(child -> associate(ground, host, who, child, node.name(), false));
    }

    /** Puts a node into a collection or takes it out, on the lane of that node. */
    static void associate(Ground ground, Host host, Jid who, String child, String collection, boolean yes) {
        ground.nodes().run(host, child, () -> {
            Node node = ground.nodes().find(host, child).orElse(null);
            if (node == null || (yes && !ground.nodes().standing(host, node, who).isOwner())) {
                return List.of();
            }
            Set<String> parents = new TreeSet<>(node.get(Settings.COLLECTION));
            boolean changed = yes ? parents.add(collection) : parents.remove(collection);
            if (!changed) {
                return List.of();
            }
            ground.nodes().configure(node, node.configuration().with(Settings.COLLECTION, List.copyOf(parents)));
            return ground.delivery().associated(host, collection, child, yes);
        });
    }

    /** Ends the subscriptions of those who may not have them any more, and approves those who need not wait. */
    List<Effect> review(Host host, Node node) {
        List<Effect> effects = new ArrayList<>();
        for (Subscription subscription : node.subscriptions().toList()) {
            Standing standing = ground.nodes().standing(host, node, subscription.jid());
            if (!subscription.isActive()) {
                if (!standing.needsApproval() && standing.subscribing().isEmpty()) {
                    Subscription approved = subscription.in(Subscription.State.SUBSCRIBED);
                    ground.nodes().subscribe(node, approved);
                    effects.addAll(ground.delivery().state(host, node, approved, "subscribed"));
                }
            } else if (!standing.mayRead()) {
                ground.nodes().unsubscribe(node, subscription);
                effects.addAll(ground.delivery().state(host, node, subscription, "none"));
            }
        }
        return effects;
    }
}

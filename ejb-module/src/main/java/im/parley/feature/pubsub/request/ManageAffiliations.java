package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Node;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.Subscription;
import im.parley.server.spi.Effect;
import im.parley.store.pubsub.NodeAffiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Section 8.9: manage affiliations. */
public final class ManageAffiliations implements UseCase {
    private static final Name AFFILIATIONS = PubSub.owner("affiliations");
    private static final Name AFFILIATION = PubSub.owner("affiliation");

    private final Ground ground;
    private final ConfigureNode configuring;
    private final ManageSubscriptions subscriptions;

    /** Manages affiliations there. */
    public ManageAffiliations(Ground ground) {
        this.ground = ground;
        this.configuring = new ConfigureNode(ground);
        this.subscriptions = new ManageSubscriptions(ground);
    }

    @Override
    public Outcome answer(Request request) {
        Node node = ground.owned(request);
        return request.iq().type() == Iq.Type.GET ? list(node) : modify(request, node);
    }

    /** Section 8.9.1. */
    private static Outcome list(Node node) {
        Element.Builder answer = Element.build(AFFILIATIONS).attribute("node", node.name());
        new TreeMap<>(node.affiliations())
                .forEach((entity, affiliation) -> answer.add(element(entity, affiliation)));
        return Outcome.of(Element.of(PubSub.OWNER, answer.build()));
    }

    private static Element element(Jid entity, NodeAffiliation affiliation) {
        return Element.build(AFFILIATION)
                .attribute("jid", entity.toString())
                .attribute("affiliation", affiliation.word())
                .build();
    }

    /** Section 8.9.2: what cannot be done comes back, the rest is done. */
    private Outcome modify(Request request, Node node) {
        List<Effect> effects = new ArrayList<>();
        List<Element> failed = new ArrayList<>();
        List<Element> wishes = request.action().elements(AFFILIATION);
        Set<Jid> named = new HashSet<>();
        wishes.forEach(wish -> Faults.unless(named.add(entity(wish)), Faults.MALFORMED)); // section 8.9.2.4
        for (Element wish : wishes) {
            Optional<String> word = wish.attribute("affiliation");
            Jid entity = entity(wish);
            Optional<List<Effect>> done = word.isEmpty()
                    ? Optional.of(List.of())
                    : NodeAffiliation.of(word.get())
                            .flatMap(wanted -> change(request.host(), node, entity, wanted));
            done.ifPresentOrElse(effects::addAll, () -> failed.add(element(entity, node.affiliation(entity))));
        }
        return failed.isEmpty()
                ? Outcome.then(effects)
                : new Outcome.Partly(
                        Element.of(
                                PubSub.OWNER,
                                Element.build(AFFILIATIONS)
                                        .attribute("node", node.name())
                                        .addAll(failed)
                                        .build()),
                        Condition.NOT_ACCEPTABLE.error(),
                        effects);
    }

    private static Jid entity(Element wish) {
        return Request.jid(wish)
                .map(Jid::bare)
                .orElseThrow(() -> new Refusal(Faults.JID_REQUIRED));
    }

    /**
     * Affiliates somebody on the lane of the node; returns who is told of it, or nothing when it cannot be done: somebody
     * must own the node, and nobody but the account owns those of an account.
     */
    public Optional<List<Effect>> change(Host host, Node node, Jid entity, NodeAffiliation wanted) {
        NodeAffiliation before = node.affiliations().getOrDefault(entity.bare(), NodeAffiliation.NONE);
        if (before == wanted) {
            return Optional.of(List.of());
        }
        boolean lastOwner = before == NodeAffiliation.OWNER && node.owners().size() == 1;
        boolean strangeOwner = host.isPersonal()
                && (wanted == NodeAffiliation.OWNER || entity.bare().equals(host.service()));
        boolean full = before == NodeAffiliation.NONE
                && node.affiliations().size() >= host.limits().affiliations();
        if (lastOwner || strangeOwner || full) {
            return Optional.empty();
        }
        ground.nodes().affiliate(node, entity, wanted);
        List<Effect> effects =
                new ArrayList<>(ground.delivery().affiliated(host, node, entity.bare(), wanted.word()));
        if (wanted == NodeAffiliation.OUTCAST || wanted == NodeAffiliation.PUBLISH_ONLY) {
            for (Subscription one : node.subscriptions(entity)) {
                subscriptions
                        .change(host, node, one.jid(), Optional.of(one.subid()), "none")
                        .ifPresent(effects::addAll);
            }
        }
        effects.addAll(configuring.review(host, node));
        return Optional.of(effects);
    }
}

package im.parley.feature.pubsub.node;

import im.parley.store.pubsub.NodeAffiliation;
import im.parley.store.roster.Roster;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.StanzaError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What somebody may do with a node. */
public final class Standing implements AccessModel.Visitor {
    private final Host host;
    private final Node node;
    private final Jid who;
    private final RosterStore rosters;

    Standing(Host host, Node node, Jid who, RosterStore rosters) {
        this.host = host;
        this.node = node;
        this.who = who;
        this.rosters = rosters;
    }

    /** The affiliation; administrators are as good as owners. */
    public NodeAffiliation affiliation() {
        return host.administers(who) ? NodeAffiliation.OWNER : node.affiliation(who);
    }

    /** Whether it is an owner. */
    public boolean isOwner() {
        return affiliation() == NodeAffiliation.OWNER;
    }

    @Override
    public boolean seesPresence() {
        return host.rosterOwners(node).stream()
                .anyMatch(owner ->
                        owner.equals(who.bare()) || rosters.load(owner).showsPresenceTo(who));
    }

    @Override
    public Set<String> groups() {
        Set<String> groups = new HashSet<>();
        for (Jid owner : host.rosterOwners(node)) {
            Roster roster = rosters.load(owner);
            if (roster.showsPresenceTo(who)) {
                roster.item(who).map(RosterItem::groups).ifPresent(groups::addAll);
            }
        }
        return groups;
    }

    @Override
    public boolean isMember() {
        return switch (affiliation()) {
            case OWNER, PUBLISHER, MEMBER -> true;
            case PUBLISH_ONLY, NONE, OUTCAST -> false;
        };
    }

    @Override
    public boolean isSubscribed() {
        return node.subscriptions(who).stream().anyMatch(Subscription::isActive);
    }

    /** Why items may not be retrieved (section 6.5.1); nothing when they may. */
    public Optional<StanzaError> reading() {
        return switch (affiliation()) {
            case OWNER, PUBLISHER -> Optional.empty();
            case OUTCAST, PUBLISH_ONLY -> Optional.of(Faults.FORBIDDEN);
            case MEMBER, NONE -> elsewhere().or(() -> node.access().reading(this));
        };
    }

    /** Whether items may be retrieved. */
    public boolean mayRead() {
        return reading().isEmpty();
    }

    /** Why there may be no subscription (section 6.1.3); nothing when there may. */
    public Optional<StanzaError> subscribing() {
        return switch (affiliation()) {
            case OWNER, PUBLISHER -> Optional.empty();
            case OUTCAST, PUBLISH_ONLY -> Optional.of(Faults.FORBIDDEN);
            case MEMBER, NONE -> elsewhere().or(() -> node.access().subscribing(this));
        };
    }

    /** Whether an owner has to approve a subscription. */
    public boolean needsApproval() {
        return node.access().needsApproval(this);
    }

    private Optional<StanzaError> elsewhere() {
        List<String> domains = node.get(Settings.DOMAINS);
        return domains.isEmpty() || domains.contains(who.domain()) ? Optional.empty() : Optional.of(Faults.CLOSED);
    }

    /** Whether it may publish. */
    public boolean mayPublish() {
        return switch (affiliation()) {
            case OWNER, PUBLISHER, PUBLISH_ONLY -> true;
            case OUTCAST -> false;
            case MEMBER, NONE -> switch (node.get(Settings.PUBLISH_MODEL)) {
                case OPEN -> true;
                case SUBSCRIBERS -> isSubscribed();
                case PUBLISHERS -> false;
            };
        };
    }
}

package im.parley.feature.pubsub.pep;

import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Nodes;
import im.parley.feature.pubsub.node.Presences;
import im.parley.feature.pubsub.node.PubSubOptions;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Options;
import im.parley.store.roster.RosterStore;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Whom the nodes of accounts are for: their owners, contacts, and clients. */
@Singleton
public final class Circle {
    private final Nodes nodes;
    private final RosterStore rosters;
    private final UserStore users;
    private final Domains domains;
    private final Presences presences;
    private final Interests interests = new Interests();
    private final Sharers sharers = new Sharers();
    private final Host.Limits limits;

    @Inject
    Circle(
            Nodes nodes,
            RosterStore rosters,
            UserStore users,
            Domains domains,
            Presences presences,
            Options options) {
        this.nodes = nodes;
        this.rosters = rosters;
        this.users = users;
        this.domains = domains;
        this.presences = presences;
        PepOptions own = options.of(PepOptions.class);
        Host.Limits usual = options.of(PubSubOptions.class).using().limits();
        this.limits = new Host.Limits(
                own.maxItems(),
                usual.payload(),
                own.maxNodes(),
                usual.subscriptions(),
                usual.affiliations(),
                usual.page());
    }

    /** The service that an account is. */
    public Host host(Jid account) {
        return new AccountHost(account.bare(), this);
    }

    Nodes nodes() {
        return nodes;
    }

    RosterStore rosters() {
        return rosters;
    }

    UserStore users() {
        return users;
    }

    Presences presences() {
        return presences;
    }

    Interests interests() {
        return interests;
    }

    Sharers sharers() {
        return sharers;
    }

    Host.Limits limits() {
        return limits;
    }

    boolean isLocal(Jid entity) {
        return domains.serves(entity.domain());
    }

    /** Whether an address is that of the same entity tomorrow; that of an anonymous user is not. */
    boolean isStable(Jid entity) {
        return !isLocal(entity) || entity.local().isEmpty() || users.exists(entity.bare());
    }
}

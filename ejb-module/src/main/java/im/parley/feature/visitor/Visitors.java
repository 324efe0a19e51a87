package im.parley.feature.visitor;

import static im.parley.server.spi.Hook.on;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent.AccountRemoved;
import im.parley.server.spi.ServerEvent.SessionEnded;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.Subscription;
import im.parley.store.roster.SubscriptionRequest;
import im.parley.store.user.UserStore;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * XEP-0175: Best Practices for Use of SASL ANONYMOUS. Cancels the relationships of an anonymous user and removes what every
 * store keeps of him when his session ends (section 3). His contacts hear first that he is gone: features hear of events in
 * the order of their class names.
 */
@ServerFeature
final class Visitors implements Feature {
    private final Domains domains;
    private final UserStore users;
    private final RosterStore rosters;

    @Inject
    Visitors(Domains domains, UserStore users, RosterStore rosters) {
        this.domains = domains;
        this.users = users;
        this.rosters = rosters;
    }

    @Override
    public Spec spec() {
        return Spec.xep(175, "1.2");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(on(SessionEnded.class, this::ended));
    }

    private List<Effect> ended(SessionEnded event) {
        Jid account = event.session().account();
        boolean visited = domains.find(account.domain()).map(Vhost::anonymous).orElse(false);
        return visited && !users.exists(account) ? forget(account) : List.of();
    }

    /** "it MUST cancel them when the client's session ends"; "it SHOULD remove such information". */
    private List<Effect> forget(Jid account) {
        Set<Jid> watched = new HashSet<>();
        Set<Jid> watchers = new HashSet<>();
        for (RosterItem item : rosters.load(account).items().values()) {
            Subscription subscription = item.subscription();
            if (item.ask() || subscription == Subscription.TO || subscription == Subscription.BOTH) {
                watched.add(item.contact());
            }
            if (item.approved() || subscription == Subscription.FROM || subscription == Subscription.BOTH) {
                watchers.add(item.contact());
            }
        }
        rosters.requests(account).stream().map(SubscriptionRequest::from).forEach(watchers::add);
        users.remove(account);
        return List.of(new Effect.Raise(new AccountRemoved(account, watched, watchers)));
    }
}

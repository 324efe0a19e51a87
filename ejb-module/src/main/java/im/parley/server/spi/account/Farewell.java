package im.parley.server.spi.account;

import im.parley.server.spi.Effect;
import im.parley.server.spi.ServerEvent;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.Subscription;
import im.parley.store.roster.SubscriptionRequest;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stream.StreamError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Removes an account: its data, then its subscriptions, then its sessions (XEP-0077 section 3.2). */
@Singleton
public final class Farewell {
    private static final StreamError ACCOUNT_GONE =
            StreamError.of(StreamError.Condition.NOT_AUTHORIZED, "the account was removed");

    private final UserStore users;
    private final RosterStore rosters;

    /** Removes accounts from these stores. */
    @Inject
    public Farewell(UserStore users, RosterStore rosters) {
        this.users = users;
        this.rosters = rosters;
    }

    /** Removes the data at once; the effects tell the contacts and end the sessions. */
    public List<Effect> to(Jid account) {
        return List.of(forget(account), new Effect.EndAll(account, session -> true, ACCOUNT_GONE));
    }

    /** Removes the data of an account that has no session any more; the effect tells the contacts. */
    public Effect forget(Jid account) {
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
        return new Effect.Raise(new ServerEvent.AccountRemoved(account, watched, watchers));
    }
}

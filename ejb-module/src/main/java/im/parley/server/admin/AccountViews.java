package im.parley.server.admin;

import im.parley.server.session.SessionIndex;
import im.parley.server.spi.Administrators;
import im.parley.server.spi.account.AccountBook;
import im.parley.store.lastactivity.LastActivityStore;
import im.parley.store.lastactivity.LastSeen;
import im.parley.store.user.User;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Shows accounts. */
@Singleton
public final class AccountViews {
    /** So many accounts are looked at for a part of a name; then the page ends, and the next one goes on. */
    private static final int LOOK_AT = 100_000;

    private final UserStore users;
    private final AccountBook book;
    private final LastActivityStore lastActivity;
    private final SessionIndex sessions;
    private final Administrators administrators;

    /** Reads from these. */
    @Inject
    public AccountViews(
            UserStore users,
            AccountBook book,
            LastActivityStore lastActivity,
            SessionIndex sessions,
            Administrators administrators) {
        this.users = users;
        this.book = book;
        this.lastActivity = lastActivity;
        this.sessions = sessions;
        this.administrators = administrators;
    }

    /**
     * A page of the accounts of a domain, by name. One of a search may be short, or empty, and yet have a next one: no index
     * knows the parts of names, and so only so many accounts are looked at.
     *
     * @param part a part of the local part, or empty for all
     * @param after the local part of the last account of the page before, or empty
     */
    public Page<Account> list(Actor actor, String domain, String part, String after, int limit) {
        if (!part.isEmpty()) {
            return search(actor, domain, part, after, limit, LOOK_AT);
        }
        actor.requireDomain(domain);
        List<User> found = users.list(domain, after, Page.limit(limit) + 1);
        return Page.of(found, limit, AccountViews::local).map(this::view);
    }

    /** A page of a search that looks at so many accounts at most. */
    Page<Account> search(Actor actor, String domain, String part, String after, int limit, int lookAt) {
        actor.requireDomain(domain);
        Optional<String> last = users.ahead(domain, after, lookAt);
        List<User> found = users.search(domain, part, after, last.orElse(""), Page.limit(limit) + 1);
        Page<User> page = Page.of(found, limit, AccountViews::local);
        return new Page<>(page.items(), page.next().or(() -> last)).map(this::view);
    }

    private static String local(User user) {
        return user.account().local();
    }

    /** A page of the accounts of a domain that have that status, by name. */
    public Page<Account> list(Actor actor, String domain, AccountStatus status, String after, int limit) {
        actor.requireDomain(domain);
        List<User> found = users.list(domain, status.stored(), after, Page.limit(limit) + 1);
        return Page.of(found, limit, AccountViews::local).map(this::view);
    }

    /** How many accounts of a domain have that status. */
    public long count(Actor actor, String domain, AccountStatus status) {
        actor.requireDomain(domain);
        return users.count(domain, status.stored());
    }

    /** How many accounts a domain has. */
    public long count(Actor actor, String domain) {
        actor.requireDomain(domain);
        return users.count(domain);
    }

    /** An account; its user may see it, too. */
    public Account.Details get(Actor actor, Jid account) {
        actor.requireAccount(account);
        Optional<LastSeen> seen =
                sessions.of(account).isEmpty() ? lastActivity.find(account.bare()) : Optional.empty();
        return new Account.Details(
                view(known(account)),
                book.email(account.bare()),
                seen.map(LastSeen::when),
                seen.map(LastSeen::status).orElse(""));
    }

    /** Goes on if there is such an account. */
    void require(Jid account) {
        known(account);
    }

    private User known(Jid account) {
        return users.find(account.bare())
                .orElseThrow(() -> Rejected.notFound("there is no account " + account.bare()));
    }

    private Account view(User user) {
        return new Account(
                user.account(),
                AccountStatus.of(user.status()),
                user.created(),
                administrators.include(user.account()),
                sessions.of(user.account()).size());
    }
}

package im.parley.web.rest.v1;

import im.parley.server.admin.Account;
import im.parley.server.admin.AccountStatus;
import im.parley.server.admin.AccountViews;
import im.parley.server.admin.Actor;
import im.parley.server.admin.Actors;
import im.parley.server.admin.DomainView;
import im.parley.server.admin.DomainsAdmin;
import im.parley.server.admin.Page;
import im.parley.web.rest.http.Cursor;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages of accounts over all domains that somebody administers. */
@Dependent
public class UserSearch {
    /** So many accounts are looked at for a page; if too few of them match, the page is shorter and goes on. */
    private static final int LOOK_AT = 2000;

    private static final int STEP = 500;
    private static final char BETWEEN = '/';

    private final AccountViews views;
    private final DomainsAdmin domains;
    private final Actors actors;

    /** Reads from these. */
    @Inject
    public UserSearch(AccountViews views, DomainsAdmin domains, Actors actors) {
        this.views = views;
        this.domains = domains;
        this.actors = actors;
    }

    /** Which accounts are asked for. */
    record Query(Optional<String> domain, String part, Optional<AccountStatus> status) {
        boolean isOpen() {
            return part.isEmpty() && status.isEmpty();
        }

        /** The store knows one of the two; what it finds is looked through for the other. */
        boolean filtered() {
            return !part.isEmpty() && status.isPresent();
        }
    }

    /** Where a page begins, or the next one. */
    private record Place(String domain, String after) {
        static Place of(String key) {
            int between = key.indexOf(BETWEEN);
            return between < 0 ? new Place(key, "") : new Place(key.substring(0, between), key.substring(between + 1));
        }

        String key() {
            return domain + BETWEEN + after;
        }
    }

    /** A page. */
    Items<UserView> page(Actor actor, Query query, String cursor, int limit) {
        List<String> all = query.domain().map(List::of).orElseGet(() -> domains.list(actor).stream()
                .map(DomainView::name)
                .sorted()
                .toList());
        Place begin = Place.of(cursor);
        List<Account> found = new ArrayList<>();
        Optional<Place> next = Optional.empty();
        int looked = 0;
        for (String domain : all.stream().filter(name -> name.compareTo(begin.domain) >= 0).toList()) {
            Optional<String> after = Optional.of(domain.equals(begin.domain) ? begin.after : "");
            while (after.isPresent() && found.size() < limit && looked < LOOK_AT) {
                int asked = query.filtered() ? STEP : limit - found.size();
                Page<Account> page = look(actor, domain, query, after.get(), asked);
                // A short page that goes on has looked at as many as one request may.
                boolean tired = page.next().isPresent() && page.items().size() < asked;
                looked += tired ? LOOK_AT : page.items().size();
                after = take(page, query, found, limit);
            }
            if (after.isPresent()) {
                next = Optional.of(new Place(domain, after.get()));
                break;
            }
        }
        Items<UserView> items = new Items<>(
                found.stream().map(this::view).toList(),
                Optional.empty(),
                next.map(Place::key).map(Cursor::of));
        return query.isOpen() ? items.of(all.stream().mapToLong(name -> views.count(actor, name)).sum()) : items;
    }

    /** The next accounts of a domain that may match. */
    private Page<Account> look(Actor actor, String domain, Query query, String after, int asked) {
        return query.part().isEmpty() && query.status().isPresent()
                ? views.list(actor, domain, query.status().get(), after, asked)
                : views.list(actor, domain, query.part(), after, asked);
    }

    /** Takes what matches, up to the limit; says where to go on in this domain, if there may be more. */
    private static Optional<String> take(Page<Account> page, Query query, List<Account> found, int limit) {
        for (Account account : page.items()) {
            if (found.size() == limit) {
                return Optional.of(found.getLast().address().local());
            }
            if (query.status().filter(status -> status != account.status()).isEmpty()) {
                found.add(account);
            }
        }
        return page.next();
    }

    /** An account as it is shown. */
    UserView view(Account.Details details) {
        return view(details.account(), details.email(), details.lastSeen());
    }

    private UserView view(Account account) {
        return view(account, Optional.empty(), Optional.empty());
    }

    private UserView view(Account account, Optional<String> email, Optional<Instant> lastSeen) {
        Actor himself = actors.of(account.address(), Actor.Means.SYSTEM, "");
        return new UserView(
                account.address().toString(),
                account.address().domain(),
                account.status().word(),
                Role.of(himself).word(),
                email,
                account.created(),
                lastSeen,
                account.sessions());
    }
}

package im.parley.server.admin;

import im.parley.server.spi.account.AccountFilters;
import im.parley.store.vhost.FilterRule;
import im.parley.store.vhost.VhostPolicy.Filter;
import im.parley.store.vhost.VhostPolicy.FilterKind;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** With whom domains and single accounts may talk. */
@Singleton
public final class ContactFilters {
    private final AccountFilters filters;
    private final AccountLogins accounts;
    private final Audit audit;

    @Inject
    ContactFilters(AccountFilters filters, AccountLogins accounts, Audit audit) {
        this.filters = filters;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** The rule of an account's own, if it has one. */
    public Optional<Filter> find(Actor actor, Jid account) {
        actor.requireOver(account);
        return filters.find(account);
    }

    /**
     * Gives an account a rule of its own.
     *
     * @param policy the name of a kind of rules; empty to have the domain's rule hold for the account again
     * @param list domains, or rules when the policy is CUSTOM
     */
    public void change(Actor actor, Jid account, String policy, List<String> list) {
        audit.run(actor, Audit.Act.on(account.bare(), "account.filter"), () -> {
            actor.requireOver(account);
            accounts.require(account.bare());
            if (policy.isEmpty()) {
                filters.remove(account);
            } else {
                FilterKind kind = kind("fiteringPolicy", policy);
                List<String> entries = entries("filteringList", list);
                fit("filteringList", kind, entries);
                filters.put(account, new Filter(kind, entries));
            }
        });
    }

    static FilterKind kind(String field, String text) {
        return Arrays.stream(FilterKind.values())
                .filter(known -> known.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid(
                        field, "'" + text + "' is none of " + Arrays.toString(FilterKind.values())));
    }

    /** Domains, and the rules of {@link FilterKind#CUSTOM}. */
    static List<String> entries(String field, List<String> values) {
        return Values.words(values).stream()
                .map(text -> text.indexOf('|') < 0
                        ? Values.domain(field, text)
                        : FilterRule.parse(text)
                                .map(FilterRule::toString)
                                .orElseThrow(() -> Rejected.invalid(field, "'" + text
                                        + "' is no rule; one is written as 1|allow|self, 2|allow|jid|a@example.net,"
                                        + " 3|deny|domain|example.org or 4|deny|all")))
                .toList();
    }

    private static void fit(String field, FilterKind kind, List<String> entries) {
        boolean custom = kind == FilterKind.CUSTOM;
        boolean listed = custom || kind == FilterKind.LIST || kind == FilterKind.BLACKLIST;
        if (listed && entries.isEmpty()) {
            throw Rejected.invalid(field, kind + " needs " + (custom ? "rules" : "domains"));
        }
        entries.stream().filter(entry -> (entry.indexOf('|') >= 0) != custom).findFirst().ifPresent(entry -> {
            throw Rejected.invalid(field, "'" + entry + "' does not go with " + kind);
        });
    }
}

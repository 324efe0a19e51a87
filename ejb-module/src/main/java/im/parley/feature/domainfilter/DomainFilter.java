package im.parley.feature.domainfilter;

import static im.parley.server.spi.Hook.iqSent;
import static im.parley.server.spi.Hook.iqToAccount;
import static im.parley.server.spi.Hook.messageSent;
import static im.parley.server.spi.Hook.messageToAccount;
import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.presenceSent;
import static im.parley.server.spi.Hook.presenceToAccount;
import static im.parley.server.spi.Phase.GUARD;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent.AccountCreated;
import im.parley.server.spi.ServerEvent.AccountRemoved;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.server.spi.account.AccountFilters;
import im.parley.store.vhost.FilterRule;
import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostPolicy.Filter;
import im.parley.store.vhost.VhostPolicy.FilterKind;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** RFC 6120, 8.3.3.10: users of a domain talk with those domains alone that its administrator allows. */
@ServerFeature
final class DomainFilter implements Feature {
    private static final StanzaError NOT_ALLOWED =
            Condition.NOT_ALLOWED.because("the policy of the domain is against it");

    private static final Filter OPEN = new Filter(FilterKind.ALL, List.of());

    /** Those of all domains and of accounts with a rule of their own, read once. */
    private static final int CACHED = 10_000;

    private final Domains domains;
    private final AccountFilters accounts;
    private final Cache<Filter, List<FilterRule>> rules =
            Caffeine.newBuilder().maximumSize(CACHED).executor(Runnable::run).build();

    @Inject
    DomainFilter(Domains domains, AccountFilters accounts) {
        this.domains = domains;
        this.accounts = accounts;
    }

    @Override
    public Spec spec() {
        return Spec.rfc(6120).processor("domain-filter");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                messageSent(GUARD, this::sent),
                presenceSent(GUARD, this::sent),
                iqSent(GUARD, this::sent),
                messageToAccount(GUARD, this::delivered),
                presenceToAccount(GUARD, this::delivered),
                iqToAccount(GUARD, this::delivered),
                on(AccountCreated.class, event -> forget(event.account())),
                on(AccountRemoved.class, event -> forget(event.account())));
    }

    private List<Effect> forget(Jid account) {
        accounts.forget(account);
        return List.of();
    }

    private Verdict sent(Stanza stanza, Session sender) {
        Filter filter = filter(sender.account());
        if (filter.kind() == FilterKind.ALL) {
            return Verdict.PASS;
        }
        return stanza.to().filter(to -> !allows(filter, sender.account(), to)).isPresent()
                ? Verdict.bounce(NOT_ALLOWED)
                : Verdict.PASS;
    }

    private Verdict delivered(Stanza stanza, Jid account) {
        Filter filter = filter(account);
        if (filter.kind() == FilterKind.ALL) {
            return Verdict.PASS;
        }
        return stanza.from().filter(from -> !allows(filter, account, from)).isPresent()
                ? Verdict.bounce(NOT_ALLOWED)
                : Verdict.PASS;
    }

    private Filter filter(Jid account) {
        Optional<Filter> own = accounts.find(account);
        return own.isPresent() ? own.get() : filter(account.domain());
    }

    private Filter filter(String domain) {
        return domains.find(domain).map(Vhost::policy).map(policy -> policy.filter()).orElse(OPEN);
    }

    /** The account itself and its server are never filtered. */
    private boolean allows(Filter filter, Jid account, Jid other) {
        String own = account.domain();
        String domain = other.domain();
        if (other.bare().equals(account) || (domain.equals(own) && other.local().isEmpty())) {
            return true;
        }
        return switch (filter.kind()) {
            case ALL -> true;
            case LOCAL -> domains.serves(domain) || isServiceOfAny(domain);
            case OWN -> isOwn(domain, own);
            case BLOCK -> false;
            case LIST -> isOwn(domain, own) || filter.domains().contains(domain);
            case BLACKLIST -> !filter.domains().contains(domain);
            case CUSTOM -> custom(filter, account, other);
        };
    }

    private boolean custom(Filter filter, Jid account, Jid other) {
        for (FilterRule rule : rules.get(filter, Filter::rules)) {
            if (rule.concerns(account, other)) {
                return rule.allow();
            }
        }
        return true;
    }

    private static boolean isOwn(String domain, String own) {
        return domain.equals(own) || domain.endsWith('.' + own);
    }

    private boolean isServiceOfAny(String domain) {
        int dot = domain.indexOf('.');
        return dot > 0 && domains.serves(domain.substring(dot + 1));
    }
}

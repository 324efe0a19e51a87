package im.parley.server.spi.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import im.parley.store.vhost.VhostPolicy.Filter;
import im.parley.store.vhost.VhostPolicy.FilterKind;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** With whom single accounts may talk, where that differs from their domain's rule; it goes with the account's settings. */
@Singleton
public final class AccountFilters {
    private static final String KEY = "domain-filter";
    private static final int CACHED = 50_000;

    private final SettingStore settings;
    private final Cache<Jid, Optional<Filter>> cache = Caffeine.newBuilder()
            .maximumSize(CACHED)
            .executor(Runnable::run)
            .build();

    /** Keeps them in this store. */
    @Inject
    public AccountFilters(SettingStore settings) {
        this.settings = settings;
    }

    /** The rule of the account's own. */
    public Optional<Filter> find(Jid account) {
        return cache.get(account.bare(), this::load);
    }

    private Optional<Filter> load(Jid account) {
        return settings.find(new Scope.Account(account), KEY).map(AccountFilters::parse);
    }

    private static Filter parse(String text) {
        List<String> words = Arrays.asList(text.split(" "));
        return new Filter(FilterKind.valueOf(words.getFirst()), words.subList(1, words.size()));
    }

    /** Gives an account a rule of its own. */
    public void put(Jid account, Filter filter) {
        String domains = String.join(" ", filter.domains());
        settings.put(new Scope.Account(account), KEY, (filter.kind().name() + ' ' + domains).strip());
        forget(account);
    }

    /** The domain's rule holds for the account again. */
    public void remove(Jid account) {
        settings.remove(new Scope.Account(account), KEY);
        forget(account);
    }

    /** The account was made or removed. */
    public void forget(Jid account) {
        cache.invalidate(account.bare());
    }
}

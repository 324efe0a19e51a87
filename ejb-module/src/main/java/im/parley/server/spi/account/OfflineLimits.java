package im.parley.server.spi.account;

import im.parley.server.spi.Options;
import im.parley.server.spi.option.MessageRepositoryOptions;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How many messages wait for an account at most: as many as its domain says, or the account if it may. */
@Singleton
public final class OfflineLimits {
    private static final String KEY = "offline.store-limit";

    private final MessageRepositoryOptions options;
    private final SettingStore settings;

    /** Reads the configuration, and what accounts wish. */
    @Inject
    public OfflineLimits(Options options, SettingStore settings) {
        this.options = options.of(MessageRepositoryOptions.class);
        this.settings = settings;
    }

    /** The limit of an account. */
    public int of(Jid account) {
        return own(account).orElseGet(() -> ofDomain(account.domain()));
    }

    /** What the accounts of a domain have that wish nothing else. */
    public int ofDomain(String domain) {
        return options.storeLimit(domain);
    }

    /** Whether accounts of the domain may have limits of their own. */
    public boolean areOwn(String domain) {
        return options.userLimits(domain);
    }

    private Optional<Integer> own(Jid account) {
        return areOwn(account.domain())
                ? settings.find(new Scope.Account(account.bare()), KEY).map(Integer::valueOf)
                : Optional.empty();
    }

    /** Has an account have another limit, or that of its domain. */
    public void keep(Jid account, Optional<Integer> limit) {
        Scope scope = new Scope.Account(account.bare());
        limit.ifPresentOrElse(
                number -> settings.put(scope, KEY, number.toString()), () -> settings.remove(scope, KEY));
    }
}

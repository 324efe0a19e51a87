package im.parley.feature.archive;

import im.parley.server.spi.Options;
import im.parley.server.spi.option.MessageArchiveOptions;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalInt;

/** Keeps the {@link Modes} of accounts, and for how long they want their messages. */
@Singleton
final class ModeStore {
    private static final String OTR = "archive.otr";

    private final Policies policies;
    private final SettingStore settings;
    private final boolean expires;

    @Inject
    ModeStore(Policies policies, SettingStore settings, Options options) {
        this.policies = policies;
        this.settings = settings;
        this.expires = options.of(MessageArchiveOptions.class).removeExpired();
    }

    Modes of(Jid account) {
        return Modes.of(
                policies.wished(account),
                settings.find(new Scope.Account(account), OTR).orElse(Modes.CONCEDE));
    }

    void set(Jid account, Modes modes) {
        policies.wish(account, modes.saved());
        settings.put(new Scope.Account(account), OTR, modes.otrText());
    }

    /** Whether the account has never set any. */
    boolean isUnset(Jid account) {
        return !policies.areSet(account);
    }

    /** For how long messages are kept, as far as the account has said it and the server heeds it. */
    OptionalInt days(Jid account) {
        return settings.find(new Scope.Account(account), Retention.SETTING)
                .filter(text -> expires && text.matches("[0-9]{1,5}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    /** Messages are to be kept so long, in whole days, or for ever; a server that keeps everything forgets that. */
    void expireAfter(Jid account, OptionalInt days) {
        if (!expires) {
            return;
        }
        if (days.isPresent()) {
            settings.put(new Scope.Account(account), Retention.SETTING, Integer.toString(days.getAsInt()));
        } else {
            settings.remove(new Scope.Account(account), Retention.SETTING);
        }
    }

    static long seconds(int days) {
        return Duration.ofDays(days).toSeconds();
    }
}

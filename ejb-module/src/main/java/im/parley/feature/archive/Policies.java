package im.parley.feature.archive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.store.roster.RosterStore;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What is archived for whom: the options, and the preferences of the account. */
@Singleton
final class Policies {
    private static final String KEY = "archive.preferences";
    private static final int CACHED = 50_000;

    private final UserStore users;
    private final SettingStore settings;
    private final RosterStore rosters;
    private final Cache<Jid, Optional<Preferences>> preferences = Caffeine.newBuilder()
            .maximumSize(CACHED)
            // The few steps of its upkeep take less time than handing them to another thread.
            .executor(Runnable::run)
            .build();

    @Inject
    Policies(UserStore users, SettingStore settings, RosterStore rosters) {
        this.users = users;
        this.settings = settings;
        this.rosters = rosters;
    }

    /** What is to be archived of a message for an account; nothing when it is not. */
    Optional<Message> archived(Message message, Jid account, Jid peer, ArchiveOptions.Storing options) {
        StoreMethod most = options.byDefault().compareTo(options.required()) > 0
                ? options.byDefault()
                : options.required();
        Optional<Message> wanted = most.of(message);
        if (wanted.isEmpty()) {
            return wanted;
        }
        // An account that is not stored, of an anonymous user, has no archive.
        return known(account)
                .flatMap(known -> known.want(peer, contact -> isContact(account, contact))
                        ? wanted
                        : options.required().of(message));
    }

    private boolean isContact(Jid account, Jid contact) {
        return rosters.load(account).items().containsKey(contact);
    }

    /** The preferences of an account. */
    Preferences of(Jid account) {
        return known(account).orElse(Preferences.NONE);
    }

    private Optional<Preferences> known(Jid account) {
        return preferences.get(account, this::load);
    }

    private Optional<Preferences> load(Jid account) {
        if (!users.exists(account)) {
            return Optional.empty();
        }
        return Optional.of(settings.find(new Scope.Account(account), KEY)
                .map(Preferences::parse)
                .orElse(Preferences.NONE));
    }

    /** Sets the preferences of an account. */
    void set(Jid account, Preferences wanted) {
        settings.put(new Scope.Account(account), KEY, wanted.text());
        forget(account);
    }

    /** The account was made or removed, or its preferences have changed. */
    void forget(Jid account) {
        preferences.invalidate(account);
    }
}

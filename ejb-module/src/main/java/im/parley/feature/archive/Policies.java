package im.parley.feature.archive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.server.spi.Session;
import im.parley.store.roster.RosterStore;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** What is archived for whom: the options, and the preferences of the account. */
@Singleton
final class Policies {
    private static final String KEY = "archive.preferences";
    /** There, and "false", when the account has switched off that its messages are archived by the server. */
    private static final String AUTOMATIC = "archive.automatic";
    private static final int CACHED = 50_000;

    private final UserStore users;
    private final SettingStore settings;
    private final RosterStore rosters;
    private final Recording recording;
    private final Cache<Jid, Optional<Known>> known = Caffeine.newBuilder()
            .maximumSize(CACHED)
            // The few steps of its upkeep take less time than handing them to another thread.
            .executor(Runnable::run)
            .build();

    @Inject
    Policies(UserStore users, SettingStore settings, RosterStore rosters, Recording recording) {
        this.users = users;
        this.settings = settings;
        this.rosters = rosters;
        this.recording = recording;
    }

    /** What is known of an account. */
    private record Known(Preferences preferences, boolean automatic) {
        static final Known NOTHING = new Known(Preferences.NONE, true);

        /** What happens, in the words of XEP-0441. */
        Preferences inForce() {
            return automatic
                    ? preferences
                    : new Preferences(Preferences.Default.NEVER, Set.of(), preferences.never());
        }
    }

    /** What is to be archived of a message that a session sends; nothing when it is not. */
    Optional<Message> archived(Message message, Session sender, Jid peer, ArchiveOptions.Storing options) {
        return archived(
                message, sender.account(), peer, options, otherwise -> recording.isOn(sender, otherwise));
    }

    /** What is to be archived of a message that an account receives; nothing when it is not. */
    Optional<Message> archived(Message message, Jid account, Jid peer, ArchiveOptions.Storing options) {
        return archived(message, account, peer, options, otherwise -> recording.isOn(account, otherwise));
    }

    /** Whether the streams want it, given what the account wants of those that have said nothing. */
    @FunctionalInterface
    private interface Switch {
        boolean isOn(boolean otherwise);
    }

    private Optional<Message> archived(
            Message message, Jid account, Jid peer, ArchiveOptions.Storing options, Switch automatic) {
        StoreMethod most = options.byDefault().compareTo(options.required()) > 0
                ? options.byDefault()
                : options.required();
        Optional<Message> wanted = of(most, message, options);
        if (wanted.isEmpty()) {
            return wanted;
        }
        // An account that is not stored, of an anonymous user, has no archive.
        return find(account)
                .flatMap(found -> automatic.isOn(found.automatic)
                                && found.preferences.want(peer, contact -> isContact(account, contact))
                        ? wanted
                        : of(options.required(), message, options));
    }

    private static Optional<Message> of(StoreMethod method, Message message, ArchiveOptions.Storing options) {
        return options.rooms() == ArchiveOptions.Storing.Rooms.TRUE && message.type() == Message.Type.GROUPCHAT
                ? method.ofRoom(message)
                : method.of(message);
    }

    private boolean isContact(Jid account, Jid contact) {
        return rosters.load(account).items().containsKey(contact);
    }

    /** The preferences of an account, as far as they are in force. */
    Preferences of(Jid account) {
        return find(account).orElse(Known.NOTHING).inForce();
    }

    /** The preferences of an account for the times in which its messages are archived at all. */
    Preferences wished(Jid account) {
        return find(account).orElse(Known.NOTHING).preferences;
    }

    /** Whether the messages of an account are archived unless a stream says otherwise. */
    boolean automatic(Jid account) {
        return find(account).orElse(Known.NOTHING).automatic;
    }

    /** Whether an account has ever set preferences. */
    boolean areSet(Jid account) {
        return settings.find(new Scope.Account(account), KEY).isPresent();
    }

    private Optional<Known> find(Jid account) {
        return known.get(account, this::load);
    }

    private Optional<Known> load(Jid account) {
        if (!users.exists(account)) {
            return Optional.empty();
        }
        Scope scope = new Scope.Account(account);
        return Optional.of(new Known(
                settings.find(scope, KEY).map(Preferences::parse).orElse(Preferences.NONE),
                settings.find(scope, AUTOMATIC).isEmpty()));
    }

    /** Sets the preferences of an account, which say all of what is archived: it is not switched off any more. */
    void set(Jid account, Preferences wanted) {
        settings.remove(new Scope.Account(account), AUTOMATIC);
        wish(account, wanted);
    }

    /** Sets the preferences of an account for the times in which its messages are archived at all. */
    void wish(Jid account, Preferences wanted) {
        settings.put(new Scope.Account(account), KEY, wanted.text());
        forget(account);
    }

    /** Switches on or off that the messages of an account are archived unless a stream says otherwise. */
    void automatic(Jid account, boolean on) {
        if (on) {
            settings.remove(new Scope.Account(account), AUTOMATIC);
        } else {
            settings.put(new Scope.Account(account), AUTOMATIC, "false");
        }
        forget(account);
    }

    /** The account was made or removed, or its preferences have changed. */
    void forget(Jid account) {
        known.invalidate(account);
    }
}

package im.parley.server.admin;

import im.parley.server.spi.account.OfflineLimits;
import im.parley.store.archive.ArchiveQuery;
import im.parley.store.archive.ArchiveStore;
import im.parley.store.offline.OfflineMessage;
import im.parley.store.offline.OfflineStore;
import im.parley.store.push.PushRegistration;
import im.parley.store.push.PushStore;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept for accounts besides rosters: messages that wait, the archive, push services. Never what they say. */
@Singleton
public final class AccountData {
    /** As the feature that removes what is too old has it. */
    private static final String RETENTION = "archive.retention-days";

    private static final int MOST = 100_000;
    private static final int BATCH = 500;

    private final OfflineStore offline;
    private final ArchiveStore archives;
    private final PushStore pushes;
    private final SettingStore settings;
    private final OfflineLimits limits;
    private final Audit audit;

    /** Works on these stores; one more than five, as accounts have so much. */
    @Inject
    public AccountData(
            OfflineStore offline,
            ArchiveStore archives,
            PushStore pushes,
            SettingStore settings,
            OfflineLimits limits,
            Audit audit) {
        this.offline = offline;
        this.archives = archives;
        this.pushes = pushes;
        this.settings = settings;
        this.limits = limits;
        this.audit = audit;
    }

    /**
     * @param waiting how many messages wait for the user
     * @param oldest when the first of them came
     */
    public record Offline(int waiting, Optional<Instant> oldest) {}

    /**
     * @param messages how many there are; counted up to 100,000
     * @param first when the first was stored
     * @param last when the last was stored
     * @param retentionDays for how many days they are kept by the wish of the account
     */
    public record Archive(
            int messages, Optional<Instant> first, Optional<Instant> last, Optional<Integer> retentionDays) {}

    /**
     * A push service that the account has enabled.
     *
     * @param failures how many notifications in a row have failed
     */
    public record PushDevice(Jid service, String node, Instant enabled, int failures) {}

    /** What waits. */
    public Offline offline(Actor actor, Jid account) {
        actor.requireAccount(account);
        return new Offline(
                offline.count(account.bare()),
                offline.load(account.bare(), 1).stream().findFirst().map(OfflineMessage::received));
    }

    /** Removes what waits; returns how many there were. */
    public int removeOffline(Actor actor, Jid account) {
        return audit.of(actor, Audit.Act.on(account.bare(), "offline.remove"), () -> {
            actor.requireAccount(account);
            int removed = 0;
            List<Long> ids = ids(account);
            while (!ids.isEmpty()) {
                removed += offline.remove(account.bare(), ids);
                ids = ids(account);
            }
            return removed;
        });
    }

    private List<Long> ids(Jid account) {
        return offline.load(account.bare(), BATCH).stream().map(OfflineMessage::id).toList();
    }

    /** How large the archive is. */
    public Archive archive(Actor actor, Jid account) {
        actor.requireAccount(account);
        Jid owner = account.bare();
        Optional<ArchiveStore.Extent> extent = archives.extent(owner);
        return new Archive(
                archives.count(owner, ArchiveQuery.ALL, MOST),
                extent.map(ArchiveStore.Extent::first).map(id -> id.time()),
                extent.map(ArchiveStore.Extent::last).map(id -> id.time()),
                settings.find(new Scope.Account(owner), RETENTION).map(Integer::valueOf));
    }

    /** Erases the archive; returns how many messages there were. */
    public int eraseArchive(Actor actor, Jid account) {
        return audit.of(actor, Audit.Act.on(account.bare(), "archive.erase"), () -> {
            actor.requireAccount(account);
            int all = 0;
            int removed = archives.remove(account.bare(), ArchiveQuery.ALL, BATCH);
            while (removed > 0) {
                all += removed;
                removed = archives.remove(account.bare(), ArchiveQuery.ALL, BATCH);
            }
            return all;
        });
    }

    /** For how many days the archive is kept, as far as the domain allows it; nothing for what the domain says. */
    public void retention(Actor actor, Jid account, Optional<Integer> days) {
        audit.run(actor, Audit.Act.on(account.bare(), "archive.retention").saying(days.toString()), () -> {
            actor.requireAccount(account);
            if (days.filter(number -> number < 1 || number > 36_500).isPresent()) {
                throw Rejected.invalid("retentionInDays", "a message is kept for 1 to 36500 days");
            }
            Scope scope = new Scope.Account(account);
            days.ifPresentOrElse(
                    number -> settings.put(scope, RETENTION, number.toString()),
                    () -> settings.remove(scope, RETENTION));
        });
    }

    /** Whether accounts of a domain may have other limits than the domain. */
    public boolean hasOwnLimits(String domain) {
        return limits.areOwn(domain);
    }

    /** How many messages wait for the user at most; nothing for what the domain says. Who administers it may say more. */
    public void storeLimit(Actor actor, Jid account, Optional<Integer> limit) {
        audit.run(actor, Audit.Act.on(account.bare(), "offline.limit").saying(limit.map(Object::toString).orElse("")), () -> {
            actor.requireAccount(account);
            if (!limits.areOwn(account.domain())) {
                throw Rejected.conflict("accounts have no limits of their own: `user-store-limit-enable` is off");
            }
            int most = actor.administers(account.domain()) ? MOST : limits.ofDomain(account.domain());
            if (limit.filter(number -> number < 0 || number > most).isPresent()) {
                throw Rejected.invalid("store-limit", "a limit is a number from 0 to " + most);
            }
            limits.keep(account, limit);
        });
    }

    /** The push services that the account has enabled (XEP-0357). */
    public List<PushDevice> pushDevices(Actor actor, Jid account) {
        actor.requireAccount(account);
        return pushes.load(account.bare()).stream().map(AccountData::device).toList();
    }

    private static PushDevice device(PushRegistration registration) {
        return new PushDevice(
                registration.service(), registration.node(), registration.enabled(), registration.failures());
    }

    /** Disables a push service of the account. */
    public void disablePush(Actor actor, Jid account, Jid service, String node) {
        audit.run(actor, Audit.Act.on(account.bare(), "push.disable").saying(service + " " + node), () -> {
            actor.requireAccount(account);
            if (!pushes.disable(account.bare(), service, node)) {
                throw Rejected.notFound("there is no such device");
            }
        });
    }
}

package im.parley.feature.remoteroster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.server.spi.RosterAccess;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who may manage whose roster, and who has asked to; it goes with the account's other settings. */
final class Permissions implements RosterAccess {
    private static final String KEY = "roster.remote-management";
    private static final int CACHED = 50_000;

    private final SettingStore settings;
    private final Cache<Jid, List<Permission>> cache = Caffeine.newBuilder()
            .maximumSize(CACHED)
            // The few steps of its upkeep take less time than handing them to another thread.
            .executor(Runnable::run)
            .build();

    Permissions(SettingStore settings) {
        this.settings = settings;
    }

    @Override
    public Set<Jid> entities(Jid account) {
        return granted(account).stream().map(Permission::entity).collect(Collectors.toUnmodifiableSet());
    }

    List<Permission> granted(Jid account) {
        return of(account).stream().filter(Permission::granted).toList();
    }

    Optional<Permission> find(Jid account, Predicate<Permission> matching) {
        return of(account).stream().filter(matching).findFirst();
    }

    private List<Permission> of(Jid account) {
        return cache.get(account.bare(), this::load);
    }

    private List<Permission> load(Jid account) {
        return settings.find(new Scope.Account(account), KEY).map(Permission::parse).orElse(List.of());
    }

    /** Adds or replaces what is known of an entity; false when there are too many. */
    synchronized boolean put(Jid account, Permission permission, int max) {
        List<Permission> all = new ArrayList<>(load(account));
        all.removeIf(known -> known.entity().equals(permission.entity()));
        if (all.size() >= max) {
            return false;
        }
        all.add(permission);
        keep(account, all);
        return true;
    }

    /** Removes what is known of an entity; false when there was nothing. */
    synchronized boolean remove(Jid account, Jid entity) {
        List<Permission> all = new ArrayList<>(load(account));
        boolean removed = all.removeIf(known -> known.entity().equals(entity));
        if (removed) {
            keep(account, all);
        }
        return removed;
    }

    private void keep(Jid account, List<Permission> all) {
        Scope scope = new Scope.Account(account);
        if (all.isEmpty()) {
            settings.remove(scope, KEY);
        } else {
            settings.put(scope, KEY, Permission.text(all));
        }
        forget(account);
    }

    /** The account was made or removed. */
    void forget(Jid account) {
        cache.invalidate(account.bare());
    }
}

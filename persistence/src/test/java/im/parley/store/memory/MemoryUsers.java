package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.credential.Credential;
import im.parley.store.credential.CredentialStore;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Accounts in memory. */
public final class MemoryUsers implements UserStore {
    private final NavigableMap<Jid, User> users = new TreeMap<>();
    private final CredentialStore credentials;
    private final List<AccountData> participants;

    /** Makes accounts with credentials in that store, and removes them from all participants. */
    public MemoryUsers(CredentialStore credentials, List<? extends AccountData> participants) {
        this.credentials = credentials;
        this.participants = List.copyOf(participants);
    }

    @Override
    public synchronized boolean exists(Jid account) {
        return users.containsKey(account.bare());
    }

    @Override
    public synchronized Optional<User> find(Jid account) {
        return Optional.ofNullable(users.get(account.bare()));
    }

    @Override
    public synchronized boolean create(User user, List<Credential> all) {
        if (users.putIfAbsent(user.account(), user) != null) {
            return false;
        }
        participants.forEach(participant -> participant.forget(user.account()));
        all.stream()
                .collect(Collectors.groupingBy(Credential::id))
                .forEach((id, group) -> credentials.replace(user.account(), id, group));
        return true;
    }

    @Override
    public synchronized void remove(Jid account) {
        users.remove(account.bare());
        participants.forEach(participant -> participant.forget(account));
    }

    @Override
    public synchronized boolean status(Jid account, Status status) {
        return users.computeIfPresent(account.bare(), (key, user) -> new User(key, status, user.created())) != null;
    }

    @Override
    public synchronized long count(String domain) {
        return users.values().stream().filter(user -> in(domain, user)).count();
    }

    @Override
    public synchronized List<User> list(String domain, String afterLocal, int limit) {
        return users.tailMap(Jid.prepared(afterLocal, domain), false).values().stream()
                .takeWhile(user -> in(domain, user))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<User> search(
            String domain, String part, String afterLocal, String lastLocal, int limit) {
        return users.tailMap(Jid.prepared(afterLocal, domain), false).values().stream()
                .takeWhile(user -> in(domain, user))
                .filter(user -> lastLocal.isEmpty() || user.account().local().compareTo(lastLocal) <= 0)
                .filter(user -> user.account().local().contains(part))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<String> ahead(String domain, String afterLocal, int places) {
        return list(domain, afterLocal, places).stream()
                .skip(places - 1L)
                .map(user -> user.account().local())
                .findFirst();
    }

    @Override
    public synchronized long count(String domain, Status status) {
        return users.values().stream().filter(user -> in(domain, user) && user.status() == status).count();
    }

    @Override
    public synchronized List<User> list(String domain, Status status, String afterLocal, int limit) {
        return users.tailMap(Jid.prepared(afterLocal, domain), false).values().stream()
                .takeWhile(user -> in(domain, user))
                .filter(user -> user.status() == status)
                .limit(limit)
                .toList();
    }

    private static boolean in(String domain, User user) {
        return user.account().domain().equals(domain);
    }
}

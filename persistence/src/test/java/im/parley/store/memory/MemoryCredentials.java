package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.credential.Credential;
import im.parley.store.credential.CredentialStore;
import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Credentials in memory. */
public final class MemoryCredentials implements CredentialStore, AccountData {
    private static final Comparator<Credential> ORDER =
            Comparator.comparing(Credential::id).thenComparing(Credential::mechanism);

    private final Map<Jid, List<Credential>> credentials = new HashMap<>();

    @Override
    public synchronized List<Credential> of(Jid account) {
        return credentials.getOrDefault(account.bare(), List.of());
    }

    @Override
    public synchronized Optional<Credential> find(Jid account, String id, String mechanism) {
        return of(account).stream()
                .filter(credential -> credential.id().equals(id))
                .filter(credential -> credential.mechanism().equals(mechanism))
                .findFirst();
    }

    @Override
    public synchronized void replace(Jid account, String id, List<Credential> all) {
        if (!all.stream().allMatch(credential -> credential.id().equals(id))) {
            throw new IllegalArgumentException("all credentials must have the id " + id);
        }
        var now = new ArrayList<>(of(account));
        now.removeIf(credential -> credential.id().equals(id));
        now.addAll(all);
        now.sort(ORDER);
        credentials.put(account.bare(), List.copyOf(now));
    }

    @Override
    public synchronized boolean add(Jid account, Credential known, Credential more) {
        if (!known.id().equals(more.id())) {
            throw new IllegalArgumentException("both credentials must have the id " + known.id());
        }
        boolean fits = of(account).contains(known) && find(account, more.id(), more.mechanism()).isEmpty();
        if (fits) {
            var now = new ArrayList<>(of(account));
            now.add(more);
            now.sort(ORDER);
            credentials.put(account.bare(), List.copyOf(now));
        }
        return fits;
    }

    @Override
    public synchronized void remove(Jid account, String id) {
        replace(account, id, List.of());
    }

    @Override
    public synchronized void forget(Jid account) {
        credentials.remove(account.bare());
    }
}

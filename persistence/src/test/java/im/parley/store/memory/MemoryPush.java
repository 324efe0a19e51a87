package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.push.PushRegistration;
import im.parley.store.push.PushStore;
import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Push services in memory. */
public final class MemoryPush implements PushStore, AccountData {
    private final Map<Jid, List<PushRegistration>> accounts = new HashMap<>();

    private List<PushRegistration> of(Jid account) {
        return accounts.computeIfAbsent(account.bare(), key -> new ArrayList<>());
    }

    @Override
    public synchronized void enable(Jid account, PushRegistration registration, int limit) {
        disable(account, registration.service(), registration.node());
        List<PushRegistration> all = of(account);
        all.add(registration);
        all.sort(Comparator.comparing(PushRegistration::enabled));
        all.subList(0, Math.max(0, all.size() - limit)).clear();
    }

    @Override
    public synchronized List<PushRegistration> load(Jid account) {
        return List.copyOf(of(account));
    }

    @Override
    public synchronized int disable(Jid account, Jid service) {
        int before = of(account).size();
        of(account).removeIf(registration -> registration.service().equals(service));
        return before - of(account).size();
    }

    @Override
    public synchronized boolean disable(Jid account, Jid service, String node) {
        return of(account).removeIf(registration ->
                registration.service().equals(service) && registration.node().equals(node));
    }

    @Override
    public synchronized void note(Jid account, PushRegistration noted) {
        of(account).replaceAll(registration -> registration.service().equals(noted.service())
                        && registration.node().equals(noted.node())
                        && registration.enabled().equals(noted.enabled())
                ? noted
                : registration);
    }

    @Override
    public synchronized void forget(Jid account) {
        accounts.remove(account.bare());
    }
}

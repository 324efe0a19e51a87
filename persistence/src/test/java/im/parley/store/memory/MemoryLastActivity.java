package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.lastactivity.LastActivityStore;
import im.parley.store.lastactivity.LastSeen;
import im.parley.wire.addr.Jid;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When accounts were last seen, in memory. */
public final class MemoryLastActivity implements LastActivityStore, AccountData {
    private final Map<Jid, LastSeen> seen = new ConcurrentHashMap<>();

    @Override
    public void put(Jid account, LastSeen when) {
        seen.put(account.bare(), when);
    }

    @Override
    public Optional<LastSeen> find(Jid account) {
        return Optional.ofNullable(seen.get(account.bare()));
    }

    @Override
    public void forget(Jid account) {
        seen.remove(account.bare());
    }
}

package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.access.WebSession;
import im.parley.store.access.WebSessionStore;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions of the web in memory. */
public final class MemoryWebSessions implements WebSessionStore, AccountData {
    private final Map<String, WebSession> byHash = new LinkedHashMap<>();

    @Override
    public synchronized void open(WebSession session, int limit) {
        byHash.values().stream()
                .filter(other -> other.account().equals(session.account()) && other.kind() == session.kind())
                .sorted(Comparator.comparing(WebSession::created).reversed().thenComparing(WebSession::hash))
                .skip(limit - 1L)
                .toList()
                .forEach(oldest -> byHash.remove(oldest.hash()));
        byHash.put(session.hash(), session);
    }

    @Override
    public synchronized Optional<WebSession> find(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    @Override
    public synchronized void extend(String hash, Instant expires) {
        byHash.computeIfPresent(hash, (same, session) -> session.until(expires));
    }

    @Override
    public synchronized boolean close(String hash) {
        return byHash.remove(hash) != null;
    }

    @Override
    public synchronized int closeAll(Jid account) {
        int before = byHash.size();
        byHash.values().removeIf(session -> session.account().equals(account.bare()));
        return before - byHash.size();
    }

    @Override
    public synchronized int expire(Instant now) {
        int before = byHash.size();
        byHash.values().removeIf(session -> !session.expires().isAfter(now));
        return before - byHash.size();
    }

    @Override
    public void forget(Jid account) {
        closeAll(account);
    }
}

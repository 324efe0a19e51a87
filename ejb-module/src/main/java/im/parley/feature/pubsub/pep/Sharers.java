package im.parley.feature.pubsub.pep;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.wire.addr.Jid;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who has sent an account presence without being subscribed to that of the account: for so long it is subscribed to nodes
 * that are open to everybody (XEP-0060 section 9.1.3). Thread-safe.
 */
final class Sharers {
    private static final int ACCOUNTS = 100_000;
    private static final int MOST = 500;

    private final Cache<Jid, Set<Jid>> byAccount =
            Caffeine.newBuilder().maximumSize(ACCOUNTS).executor(Runnable::run).build();

    /** Keeps a client; whether it is a new one. Who comes after as many as there may be is none. */
    boolean add(Jid account, Jid client) {
        AtomicBoolean fresh = new AtomicBoolean();
        byAccount.asMap().compute(account, (any, known) -> {
            Set<Jid> clients = known == null ? ConcurrentHashMap.newKeySet() : known;
            fresh.set(clients.size() < MOST && clients.add(client));
            return clients;
        });
        return fresh.get();
    }

    /** A client has left. */
    void remove(Jid account, Jid client) {
        byAccount.asMap().computeIfPresent(account, (any, clients) -> {
            clients.remove(client);
            return clients.isEmpty() ? null : clients;
        });
    }

    /** The clients that share their presence with an account. */
    Set<Jid> of(Jid account) {
        return byAccount.asMap().getOrDefault(account, Set.of());
    }

    /** An account is no more. */
    void forget(Jid account) {
        byAccount.invalidate(account);
    }
}

package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.token.ClientTokens;
import im.parley.store.token.TokenStore;
import im.parley.wire.addr.Jid;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tokens in memory. */
public final class MemoryTokens implements TokenStore, AccountData {
    private final Map<Jid, Map<UUID, ClientTokens>> tokens = new HashMap<>();

    @Override
    public synchronized List<ClientTokens> of(Jid account) {
        return tokens.getOrDefault(account, Map.of()).values().stream()
                .sorted(Comparator.comparing(ClientTokens::seen)
                        .reversed()
                        .thenComparing(client -> client.agent().toString()))
                .toList();
    }

    @Override
    public synchronized ClientTokens find(Jid account, UUID agent) {
        return tokens.getOrDefault(account, Map.of()).getOrDefault(agent, ClientTokens.none(agent));
    }

    @Override
    public synchronized boolean replace(Jid account, ClientTokens expected, ClientTokens next) {
        if (!find(account, next.agent()).equals(expected)) {
            return false;
        }
        if (next.isEmpty()) {
            remove(account, next.agent());
        } else {
            tokens.computeIfAbsent(account, any -> new HashMap<>()).put(next.agent(), next);
        }
        return true;
    }

    @Override
    public synchronized void remove(Jid account, UUID agent) {
        tokens.getOrDefault(account, new HashMap<>()).remove(agent);
    }

    @Override
    public synchronized void forget(Jid account) {
        tokens.remove(account);
    }
}

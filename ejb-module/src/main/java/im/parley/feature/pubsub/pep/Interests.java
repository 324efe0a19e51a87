package im.parley.feature.pubsub.pep;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which nodes clients want to hear of: {@code <node>+notify} among their features (XEP-0060 section 9.2). Clients of a
 * kind share one set. Thread-safe.
 */
final class Interests {
    private static final String SUFFIX = "+notify";
    private static final int KINDS = 10_000;
    private static final int CLIENTS_ELSEWHERE = 200_000;
    /** Of how many accounts a client elsewhere gets what was published last. */
    private static final int ACCOUNTS = 1000;

    private final Cache<Set<String>, Set<String>> kinds =
            Caffeine.newBuilder().maximumSize(KINDS).executor(Runnable::run).build();
    /** By bare address. There are no more than there are sessions. */
    private final Map<Jid, Map<Jid, Set<String>>> here = new ConcurrentHashMap<>();
    /** Likewise, of other servers. */
    private final Cache<Jid, Map<Jid, Set<String>>> elsewhere =
            Caffeine.newBuilder().maximumSize(CLIENTS_ELSEWHERE).executor(Runnable::run).build();
    /** What clients of other servers have told each account. */
    private final Cache<Jid, Map<Jid, Set<String>>> told =
            Caffeine.newBuilder().maximumSize(CLIENTS_ELSEWHERE).executor(Runnable::run).build();

    /**
     * Keeps what a client elsewhere has told an account that it wants; returns the nodes that this account did not know
     * of: the client sends its presence to each account that is to have it.
     */
    Set<String> met(Jid client, Jid account, Set<String> features) {
        put(client, false, features);
        Set<String> wanted = of(client.bare()).getOrDefault(client, Set.of());
        Map<Jid, Set<String>> accounts = told.get(client, any -> new ConcurrentHashMap<>(4));
        if (accounts.size() >= ACCOUNTS && !accounts.containsKey(account)) {
            return Set.of();
        }
        Set<String> before = accounts.put(account, wanted);
        Set<String> fresh = new HashSet<>(wanted);
        fresh.removeAll(before == null ? Set.of() : before);
        return fresh;
    }

    /** A client elsewhere shows an account its presence no longer. */
    void parted(Jid client, Jid account) {
        Map<Jid, Set<String>> accounts = told.getIfPresent(client);
        if (accounts != null) {
            accounts.remove(account);
        }
        if (accounts == null || accounts.isEmpty()) {
            told.invalidate(client);
            remove(client, false);
        }
    }

    /** Keeps what a client wants; returns the nodes that it did not want before. */
    Set<String> put(Jid client, boolean local, Set<String> features) {
        Set<String> wanted = features.isEmpty() ? Set.of() : kinds.get(features, Interests::nodes);
        Map<Jid, Map<Jid, Set<String>>> map = local ? here : elsewhere.asMap();
        Set<String> fresh = new HashSet<>(wanted);
        map.compute(client.bare(), (account, before) -> {
            Map<Jid, Set<String>> clients = before == null ? new ConcurrentHashMap<>(4) : before;
            Set<String> old = wanted.isEmpty() ? clients.remove(client) : clients.put(client, wanted);
            if (old != null) {
                fresh.removeAll(old);
            }
            return clients.isEmpty() ? null : clients;
        });
        return fresh;
    }

    private static Set<String> nodes(Set<String> features) {
        Set<String> nodes = new HashSet<>();
        for (String feature : features) {
            if (feature.endsWith(SUFFIX)) {
                nodes.add(feature.substring(0, feature.length() - SUFFIX.length()));
            }
        }
        return Set.copyOf(nodes);
    }

    /** A client is available no longer. */
    void remove(Jid client, boolean local) {
        put(client, local, Set.of());
    }

    /** The clients of somebody that want to hear of a node. */
    List<Jid> in(String node, Jid account) {
        Map<Jid, Set<String>> clients = here.get(account);
        if (clients == null) {
            clients = elsewhere.getIfPresent(account);
        }
        if (clients == null) {
            return List.of();
        }
        List<Jid> interested = new ArrayList<>(clients.size());
        clients.forEach((client, wanted) -> {
            if (wanted.contains(node)) {
                interested.add(client);
            }
        });
        return interested;
    }

    /** What each client of somebody wants. */
    Map<Jid, Set<String>> of(Jid account) {
        Map<Jid, Set<String>> clients = here.get(account);
        if (clients == null) {
            clients = elsewhere.getIfPresent(account);
        }
        return clients == null ? Map.of() : Map.copyOf(clients);
    }
}

package im.parley.feature.caps;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The features of each kind of client by its digest, and who waits while the first of a kind is asked. Thread-safe. */
final class KnownClients {
    private static final int KINDS = 10_000;
    private static final int WAITING_OF_A_KIND = 10_000;

    private final Cache<Digest, Set<String>> features =
            Caffeine.newBuilder().maximumSize(KINDS).executor(Runnable::run).build();
    private final Map<Caps, Set<Client>> waiting = new ConcurrentHashMap<>();

    private record Digest(String hash, String ver) {}

    /**
     * @param jid the full address
     * @param account the account here that knows it: its own, or a contact
     */
    record Client(Jid jid, Jid account) {}

    Optional<Set<String>> find(Caps caps) {
        return Optional.ofNullable(features.getIfPresent(new Digest(caps.hash(), caps.ver())));
    }

    /** Lets a client wait; true when it is the first, which is to be asked. */
    boolean await(Caps caps, Client client) {
        AtomicBoolean first = new AtomicBoolean();
        waiting.compute(caps, (kind, before) -> {
            first.set(before == null);
            Set<Client> clients = before == null ? new LinkedHashSet<>() : before;
            if (clients.size() < WAITING_OF_A_KIND) {
                clients.add(client);
            }
            return clients;
        });
        return first.get();
    }

    /** Everybody knows now: returns who has waited. */
    List<Client> learned(Caps caps, Set<String> learned) {
        features.put(new Digest(caps.hash(), caps.ver()), learned);
        Set<Client> all = waiting.remove(caps);
        return all == null ? List.of() : List.copyOf(all);
    }

    /** That client could not help: returns the one to be asked next. */
    Optional<Client> next(Caps caps, Client failed) {
        List<Client> next = new ArrayList<>(1);
        waiting.computeIfPresent(caps, (kind, before) -> {
            before.remove(failed);
            before.stream().findFirst().ifPresent(next::add);
            return before.isEmpty() ? null : before;
        });
        return next.stream().findFirst();
    }
}

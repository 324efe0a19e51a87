package im.parley.feature.muc;

import im.parley.store.room.RoomEntry;
import im.parley.store.room.RoomStore;
import im.parley.wire.addr.Jid;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** An entry for each room, whether in memory or not: all that there is of an idle one. Thread-safe. */
final class RoomList {
    private static final int PAGE = 1000;

    private final RoomStore store;
    private final ConcurrentSkipListMap<Jid, RoomEntry> entries = new ConcurrentSkipListMap<>();
    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private final Map<String, Object> reading = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    RoomList(RoomStore store) {
        this.store = store;
    }

    /** Reads the rooms of a domain when they are first needed. */
    private void know(String domain) {
        if (read.contains(domain)) {
            return;
        }
        synchronized (reading.computeIfAbsent(domain, any -> new Object())) {
            if (!read.contains(domain)) {
                read(domain);
                read.add(domain);
            }
        }
    }

    private void read(String domain) {
        List<RoomEntry> page = store.entries(domain, "", PAGE);
        while (!page.isEmpty()) {
            page.forEach(entry -> {
                if (entries.putIfAbsent(entry.room(), entry) == null) {
                    counts.merge(domain, 1, Integer::sum);
                }
            });
            page = page.size() < PAGE ? List.of() : store.entries(domain, page.getLast().room().local(), PAGE);
        }
    }

    Optional<RoomEntry> find(Jid room) {
        know(room.domain());
        return Optional.ofNullable(entries.get(room));
    }

    /** The rooms of a domain by address. */
    Collection<RoomEntry> of(String domain) {
        return of(domain, "");
    }

    /** Those behind a local part. */
    Collection<RoomEntry> of(String domain, String afterLocal) {
        know(domain);
        Jid first = Jid.prepared(afterLocal, domain);
        return entries.subMap(first, false, Jid.prepared("\uffff", domain), true).values();
    }

    /** How many rooms a domain has. */
    int count(String domain) {
        know(domain);
        return counts.getOrDefault(domain, 0);
    }

    void put(RoomEntry entry) {
        if (entries.put(entry.room(), entry) == null) {
            counts.merge(entry.room().domain(), 1, Integer::sum);
        }
    }

    void remove(Jid room) {
        if (entries.remove(room) != null) {
            counts.merge(room.domain(), -1, Integer::sum);
        }
    }
}

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
            page.forEach(entry -> entries.putIfAbsent(entry.room(), entry));
            page = page.size() < PAGE ? List.of() : store.entries(domain, page.getLast().room().local(), PAGE);
        }
    }

    Optional<RoomEntry> find(Jid room) {
        know(room.domain());
        return Optional.ofNullable(entries.get(room));
    }

    /** The rooms of a domain by address. */
    Collection<RoomEntry> of(String domain) {
        know(domain);
        return entries.subMap(Jid.prepared("", domain), true, Jid.prepared("\uffff", domain), true).values();
    }

    void put(RoomEntry entry) {
        entries.put(entry.room(), entry);
    }

    void remove(Jid room) {
        entries.remove(room);
    }
}

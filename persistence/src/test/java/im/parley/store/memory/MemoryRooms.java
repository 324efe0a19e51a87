package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.room.Affiliate;
import im.parley.store.room.Affiliation;
import im.parley.store.room.RoomEntry;
import im.parley.store.room.RoomStore;
import im.parley.store.room.StoredRoom;
import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Rooms in memory. */
public final class MemoryRooms implements RoomStore, AccountData {
    private final Map<Jid, StoredRoom> rooms = new TreeMap<>();

    @Override
    public synchronized List<RoomEntry> entries(String domain, String afterLocal, int max) {
        return rooms.values().stream()
                .map(StoredRoom::entry)
                .filter(entry -> entry.room().domain().equals(domain))
                .filter(entry -> entry.room().local().compareTo(afterLocal) > 0)
                .limit(max)
                .toList();
    }

    @Override
    public synchronized Optional<StoredRoom> load(Jid room) {
        return Optional.ofNullable(rooms.get(room));
    }

    @Override
    public synchronized int owned(Jid user) {
        return (int) rooms.values().stream()
                .filter(room -> room.affiliates().stream()
                        .anyMatch(one -> one.user().equals(user.bare()) && one.affiliation() == Affiliation.OWNER))
                .count();
    }

    @Override
    public synchronized void save(StoredRoom room) {
        rooms.put(room.entry().room(), room);
    }

    @Override
    public synchronized void update(RoomEntry entry) {
        change(entry.room(), room -> new StoredRoom(entry, room.values(), room.affiliates()));
    }

    @Override
    public synchronized void put(Jid room, String key, Optional<String> value) {
        change(room, before -> {
            Map<String, String> values = new HashMap<>(before.values());
            values.remove(key);
            value.ifPresent(present -> values.put(key, present));
            return new StoredRoom(before.entry(), values, before.affiliates());
        });
    }

    @Override
    public synchronized void affiliate(Jid room, Affiliate affiliate) {
        change(room, before -> {
            List<Affiliate> affiliates = new ArrayList<>(before.affiliates());
            affiliates.removeIf(other -> other.user().equals(affiliate.user()));
            if (affiliate.affiliation() != Affiliation.NONE) {
                affiliates.add(affiliate);
            }
            return new StoredRoom(before.entry(), before.values(), affiliates);
        });
    }

    private void change(Jid room, UnaryOperator<StoredRoom> change) {
        rooms.computeIfPresent(room, (address, before) -> change.apply(before));
    }

    @Override
    public synchronized void remove(Jid room) {
        rooms.remove(room);
    }

    @Override
    public synchronized void forget(Jid account) {
        List.copyOf(rooms.keySet()).forEach(room -> affiliate(room, Affiliate.of(account, Affiliation.NONE)));
    }
}

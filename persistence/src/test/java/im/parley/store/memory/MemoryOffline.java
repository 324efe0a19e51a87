package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.offline.OfflineMessage;
import im.parley.store.offline.OfflineStore;
import im.parley.store.offline.StoreOutcome;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Offline messages in memory. */
public final class MemoryOffline implements OfflineStore, AccountData {
    private final Map<Jid, List<OfflineMessage>> boxes = new HashMap<>();
    private long lastId;

    @Override
    public synchronized StoreOutcome store(Jid account, OfflineMessage message, int limit) {
        var box = boxes.computeIfAbsent(account.bare(), key -> new ArrayList<>());
        if (box.size() >= limit) {
            return StoreOutcome.FULL;
        }
        box.add(message.at(++lastId));
        return StoreOutcome.STORED;
    }

    @Override
    public synchronized List<OfflineMessage> load(Jid account, int max) {
        return boxes.getOrDefault(account.bare(), List.of()).stream().limit(max).toList();
    }

    @Override
    public synchronized List<OfflineMessage> load(Jid account, long after, int max) {
        return boxes.getOrDefault(account.bare(), List.of()).stream()
                .filter(message -> message.id() > after)
                .limit(max)
                .toList();
    }

    @Override
    public synchronized int remove(Jid account, List<Long> ids) {
        var box = boxes.getOrDefault(account.bare(), new ArrayList<>());
        int before = box.size();
        box.removeIf(message -> ids.contains(message.id()));
        return before - box.size();
    }

    @Override
    public synchronized void remove(Jid account, long throughId) {
        boxes.getOrDefault(account.bare(), new ArrayList<>()).removeIf(message -> message.id() <= throughId);
    }

    @Override
    public synchronized int count(Jid account) {
        return boxes.getOrDefault(account.bare(), List.of()).size();
    }

    @Override
    public synchronized int expire(Instant now, int max) {
        List<OfflineMessage> expired = boxes.values().stream()
                .flatMap(List::stream)
                .filter(message -> message.expires().filter(time -> !time.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(message -> message.expires().orElseThrow()))
                .limit(max)
                .toList();
        boxes.values().forEach(box -> box.removeAll(expired));
        return expired.size();
    }

    @Override
    public synchronized void forget(Jid account) {
        boxes.remove(account.bare());
    }
}

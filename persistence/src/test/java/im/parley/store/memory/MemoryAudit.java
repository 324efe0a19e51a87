package im.parley.store.memory;

import im.parley.store.audit.AuditEntry;
import im.parley.store.audit.AuditIds;
import im.parley.store.audit.AuditStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The audit log in memory. */
public final class MemoryAudit implements AuditStore {
    private final NavigableMap<Long, AuditEntry> entries = new TreeMap<>();
    private final AuditIds ids = new AuditIds();

    @Override
    public synchronized void add(AuditEntry entry) {
        entries.put(ids.next(entry.at()), entry);
    }

    @Override
    public synchronized List<Numbered> latest(Filter filter, long before, int max) {
        return entries.headMap(before, false).descendingMap().entrySet().stream()
                .filter(entry -> matches(filter, entry.getValue()))
                .limit(max)
                .map(entry -> new Numbered(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static boolean matches(Filter filter, AuditEntry entry) {
        return same(filter.domain(), entry.domain())
                && same(filter.actor(), entry.actor().name())
                && same(filter.subject(), entry.subject())
                && filter.operation().filter(start -> !entry.operation().startsWith(start)).isEmpty()
                && filter.since().filter(entry.at()::isBefore).isEmpty()
                && filter.until().filter(until -> !entry.at().isBefore(until)).isEmpty();
    }

    private static boolean same(Optional<String> wanted, String present) {
        return wanted.isEmpty() || wanted.get().equals(present);
    }

    @Override
    public synchronized int removeOlderThan(Instant time) {
        int before = entries.size();
        entries.entrySet().removeIf((Map.Entry<Long, AuditEntry> entry) -> entry.getValue().at().isBefore(time));
        return before - entries.size();
    }
}

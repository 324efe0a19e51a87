package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.bytestream.Bytestream;
import im.parley.store.bytestream.BytestreamStore;
import im.parley.store.bytestream.Limits;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Limits and use of the proxy, in memory. */
final class MemoryBytestreams implements BytestreamStore, AccountData {
    private static final Comparator<Jid> BY_DOMAIN = Comparator.comparing(Jid::domain).thenComparing(Jid::local);

    private record Cell(YearMonth month, String instance, Jid account) {}

    private record Amount(long bytes, long transfers) {
        Amount plus(Amount more) {
            return new Amount(bytes + more.bytes, transfers + more.transfers);
        }
    }

    private final TreeMap<Jid, Limits> limits = new TreeMap<>(BY_DOMAIN);
    private final Map<Cell, Amount> use = new HashMap<>();
    private final TreeMap<String, Bytestream> ended = new TreeMap<>(Comparator.reverseOrder());

    @Override
    public synchronized Optional<Limits> limits(Jid somebody) {
        return Optional.ofNullable(limits.get(somebody));
    }

    @Override
    public synchronized void put(Jid somebody, Limits own) {
        limits.put(somebody, own);
    }

    @Override
    public synchronized void meet(Jid somebody) {
        limits.putIfAbsent(somebody, Limits.INHERITED);
    }

    @Override
    public synchronized boolean remove(Jid somebody) {
        return limits.remove(somebody) != null;
    }

    @Override
    public synchronized List<Owned> owned(Optional<String> domain, Optional<Jid> after, int max) {
        return limits.entrySet().stream()
                .filter(entry -> domain.isEmpty() || domain.get().equals(entry.getKey().domain()))
                .filter(entry -> after.isEmpty() || BY_DOMAIN.compare(entry.getKey(), after.get()) > 0)
                .limit(max)
                .map(entry -> new Owned(entry.getKey(), entry.getValue()))
                .toList();
    }

    private long sum(Predicate<Cell> which) {
        return use.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue().bytes)
                .sum();
    }

    private static boolean isOf(Jid somebody, Jid account) {
        return somebody.isDomain() ? somebody.domain().equals(account.domain()) : somebody.equals(account.bare());
    }

    @Override
    public synchronized long used(YearMonth month, Jid somebody) {
        return sum(cell -> cell.month.equals(month) && isOf(somebody, cell.account));
    }

    @Override
    public synchronized long usedBy(YearMonth month, String instance) {
        return sum(cell -> cell.month.equals(month) && cell.instance.equals(instance));
    }

    @Override
    public synchronized long usedByAll(YearMonth month) {
        return sum(cell -> cell.month.equals(month));
    }

    @Override
    public synchronized void add(YearMonth month, String instance, Jid account, long bytes, long transfers) {
        use.merge(new Cell(month, instance, account), new Amount(bytes, transfers), Amount::plus);
    }

    @Override
    public synchronized List<Use> uses(YearMonth month, String domain, String afterLocal, int max) {
        TreeMap<Jid, Amount> sums = new TreeMap<>(BY_DOMAIN);
        use.forEach((cell, amount) -> {
            if (cell.month.equals(month)
                    && cell.account.domain().equals(domain)
                    && cell.account.local().compareTo(afterLocal) > 0) {
                sums.merge(cell.account, amount, Amount::plus);
            }
        });
        return sums.entrySet().stream()
                .limit(max)
                .map(entry -> new Use(entry.getKey(), entry.getValue().bytes, entry.getValue().transfers))
                .toList();
    }

    @Override
    public synchronized void keep(Bytestream one) {
        ended.put(one.id(), one);
    }

    @Override
    public synchronized List<Bytestream> bytestreams(Jid somebody, String beforeId, int max) {
        return ended.values().stream()
                .filter(one -> isOf(somebody, one.requester()))
                .filter(one -> beforeId.isEmpty() || one.id().compareTo(beforeId) < 0)
                .limit(max)
                .toList();
    }

    @Override
    public synchronized int expire(Instant before, YearMonth month) {
        int had = ended.size() + use.size();
        ended.values().removeIf(one -> one.ended().isBefore(before));
        use.keySet().removeIf(cell -> cell.month.isBefore(month));
        return had - ended.size() - use.size();
    }

    @Override
    public synchronized void forget(Jid account) {
        limits.remove(account);
        ended.values().removeIf(one -> one.requester().bare().equals(account));
        use.keySet().removeIf(cell -> cell.account.equals(account));
    }
}

package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.report.AbuseReport;
import im.parley.store.report.ReportStore;
import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reports in memory. */
public final class MemoryReports implements ReportStore, AccountData {
    private final List<AbuseReport> reports = new ArrayList<>();

    @Override
    public synchronized void add(AbuseReport report) {
        List<AbuseReport> own = reports.stream()
                .filter(other -> other.reporter().equals(report.reporter()))
                .sorted(Comparator.comparing(AbuseReport::received))
                .toList();
        if (own.size() >= PER_ACCOUNT) {
            reports.removeAll(own.subList(0, own.size() - PER_ACCOUNT + 1));
        }
        reports.add(report);
    }

    @Override
    public synchronized List<AbuseReport> latest(String domain, int max) {
        return reports.stream()
                .filter(report -> report.reporter().domain().equals(domain))
                .sorted(Comparator.comparing(AbuseReport::received).reversed())
                .limit(max)
                .toList();
    }

    @Override
    public synchronized void forget(Jid account) {
        reports.removeIf(report -> report.reporter().equals(account.bare()));
    }
}

package im.parley.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.Fresh;
import im.parley.store.audit.AuditEntry.Outcome;
import im.parley.store.audit.AuditStore.Filter;
import im.parley.store.audit.AuditStore.Numbered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every audit log does. */
interface AuditStoreContract {
    Instant START = Instant.parse("2026-01-01T00:00:00.123Z");

    AuditStore audit();

    private static AuditEntry entry(String domain, String operation, int second) {
        return new AuditEntry(
                START.plusSeconds(second),
                new AuditEntry.By("friar@" + domain, "rest", "2001:db8::1"),
                operation,
                domain,
                "romeo@" + domain,
                "banished",
                Outcome.REFUSED,
                "no such account");
    }

    private List<AuditEntry> read(Filter filter) {
        return audit().latest(filter, Long.MAX_VALUE, 100).stream().map(Numbered::entry).toList();
    }

    private static Filter filter(Optional<String> operation, Optional<Instant> since, Optional<Instant> until) {
        return new Filter(Optional.empty(), Optional.empty(), operation, Optional.empty(), since, until);
    }

    @Test
    default void entriesComeLatestFirstAsTheyWere() {
        String domain = Fresh.domain();
        audit().add(entry(domain, "account.create", 1));
        audit().add(entry(domain, "account.remove", 2));
        assertThat(read(Filter.ALL.of(domain)))
                .containsExactly(entry(domain, "account.remove", 2), entry(domain, "account.create", 1));
        assertThat(read(Filter.ALL.of(Fresh.domain()))).isEmpty();
    }

    @Test
    default void entriesOfOneMillisecondKeepTheirOrder() {
        String domain = Fresh.domain();
        for (int i = 0; i < 20; i++) {
            audit().add(entry(domain, "step." + i, 0));
        }
        assertThat(read(Filter.ALL.of(domain)))
                .extracting(AuditEntry::operation)
                .startsWith("step.19", "step.18", "step.17")
                .endsWith("step.0");
    }

    @Test
    default void pagesFollowEachOther() {
        String domain = Fresh.domain();
        for (int i = 0; i < 5; i++) {
            audit().add(entry(domain, "account.create", i));
        }
        List<Numbered> first = audit().latest(Filter.ALL.of(domain), Long.MAX_VALUE, 3);
        List<Numbered> second = audit().latest(Filter.ALL.of(domain), first.getLast().id(), 3);
        assertThat(first).hasSize(3);
        assertThat(second).extracting(Numbered::entry)
                .containsExactly(entry(domain, "account.create", 1), entry(domain, "account.create", 0));
    }

    @Test
    default void filtersAreCombined() {
        String domain = Fresh.domain();
        audit().add(entry(domain, "account.create", 1));
        audit().add(entry(domain, "account.remove", 2));
        audit().add(entry(domain, "vhost.update", 3));
        assertThat(read(filter(Optional.of("account."), Optional.empty(), Optional.empty()).of(domain))).hasSize(2);
        assertThat(read(filter(
                                Optional.of("account."),
                                Optional.of(START.plusSeconds(2)),
                                Optional.of(START.plusSeconds(3)))
                        .of(domain)))
                .extracting(AuditEntry::operation)
                .containsExactly("account.remove");
        Filter others = new Filter(
                Optional.of(domain), Optional.of("tybalt@" + domain), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
        assertThat(read(others)).isEmpty();
        Filter subject = new Filter(
                Optional.of(domain), Optional.of("friar@" + domain), Optional.empty(), Optional.of("romeo@" + domain),
                Optional.empty(), Optional.empty());
        assertThat(read(subject)).hasSize(3);
    }

    @Test
    default void oldEntriesGo() {
        String domain = Fresh.domain();
        audit().add(entry(domain, "account.create", -100_000));
        audit().add(entry(domain, "account.remove", 2));
        assertThat(audit().removeOlderThan(START)).isPositive();
        assertThat(read(Filter.ALL.of(domain))).extracting(AuditEntry::operation).containsExactly("account.remove");
    }
}

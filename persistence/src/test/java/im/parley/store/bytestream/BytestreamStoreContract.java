package im.parley.store.bytestream;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.AccountData;
import im.parley.store.Fresh;
import im.parley.store.bytestream.BytestreamStore.Owned;
import im.parley.store.bytestream.BytestreamStore.Use;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of limits and use does. */
interface BytestreamStoreContract {
    YearMonth MAY = YearMonth.of(2026, 5);
    YearMonth JUNE = YearMonth.of(2026, 6);
    Instant START = Instant.parse("2026-05-31T23:00:00Z");

    BytestreamStore bytestreams();

    private static Jid juliet() {
        return Jid.prepared("juliet", Fresh.domain());
    }

    private static Bytestream ended(Jid account, int number) {
        String id = "%020d".formatted(number) + UUID.randomUUID().toString().substring(0, 8);
        Jid target = Jid.of("romeo@montague.example/orchard é");
        Instant end = START.plusSeconds(number);
        return new Bytestream(id, account.withResource("balcony ü"), target, "a", START, end, number);
    }

    @Test
    default void limitsAreKeptPerAccountAndPerDomain() {
        Jid juliet = juliet();
        assertThat(bytestreams().limits(juliet)).isEmpty();
        bytestreams().put(juliet, new Limits(1, 2, 3));
        bytestreams().put(juliet, new Limits(-1, 0, 5_000_000_000L));
        bytestreams().put(juliet.domainJid(), new Limits(7, 8, 9));
        assertThat(bytestreams().limits(juliet)).contains(new Limits(-1, 0, 5_000_000_000L));
        assertThat(bytestreams().limits(juliet.domainJid())).contains(new Limits(7, 8, 9));
        assertThat(bytestreams().remove(juliet)).isTrue();
        assertThat(bytestreams().remove(juliet)).isFalse();
        assertThat(bytestreams().limits(juliet)).isEmpty();
        assertThat(bytestreams().limits(juliet.domainJid())).isPresent();
    }

    @Test
    default void whoIsMetHasARowWhichKeepsItsLimits() {
        Jid juliet = juliet();
        bytestreams().meet(juliet);
        assertThat(bytestreams().limits(juliet)).contains(Limits.INHERITED);
        bytestreams().put(juliet, new Limits(0, 4, 0));
        bytestreams().meet(juliet);
        assertThat(bytestreams().limits(juliet)).contains(new Limits(0, 4, 0));
    }

    @Test
    default void rowsComeInPages() {
        Jid juliet = juliet();
        String domain = juliet.domain();
        List<Jid> all = List.of(
                juliet.domainJid(), Jid.prepared("a", domain), juliet, Jid.prepared("é", domain));
        all.forEach(bytestreams()::meet);
        List<Jid> found = new ArrayList<>();
        Optional<Jid> after = Optional.empty();
        do {
            List<Owned> page = bytestreams().owned(Optional.of(domain), after, 2);
            page.forEach(row -> found.add(row.who()));
            after = page.isEmpty() ? Optional.empty() : Optional.of(page.getLast().who());
        } while (after.isPresent());
        assertThat(found).isEqualTo(all);
        assertThat(bytestreams().owned(Optional.empty(), Optional.of(juliet), 1)).hasSize(1);
    }

    @Test
    default void useAddsUpPerMonthInstanceAndDomain() {
        Jid juliet = juliet();
        Jid nurse = Jid.prepared("nurse", juliet.domain());
        String a = "a" + UUID.randomUUID();
        long before = bytestreams().usedByAll(MAY);
        bytestreams().add(MAY, a, juliet, 100, 1);
        bytestreams().add(MAY, a, juliet, 5_000_000_000L, 0);
        bytestreams().add(MAY, "b", juliet, 10, 1);
        bytestreams().add(MAY, a, nurse, 1, 0);
        bytestreams().add(JUNE, a, juliet, 7, 1);
        assertThat(bytestreams().used(MAY, juliet)).isEqualTo(5_000_000_110L);
        assertThat(bytestreams().used(MAY, juliet.domainJid())).isEqualTo(5_000_000_111L);
        assertThat(bytestreams().used(JUNE, juliet)).isEqualTo(7);
        assertThat(bytestreams().used(JUNE, nurse)).isZero();
        assertThat(bytestreams().usedBy(MAY, a)).isEqualTo(5_000_000_101L);
        assertThat(bytestreams().usedByAll(MAY) - before).isEqualTo(5_000_000_111L);
        assertThat(bytestreams().uses(MAY, juliet.domain(), "", 10))
                .containsExactly(new Use(juliet, 5_000_000_110L, 2), new Use(nurse, 1, 0));
        assertThat(bytestreams().uses(MAY, juliet.domain(), "juliet", 10)).containsExactly(new Use(nurse, 1, 0));
        assertThat(bytestreams().uses(MAY, juliet.domain(), "", 1)).hasSize(1);
    }

    @Test
    default void manyMayAddAtTheSameTime() throws Exception {
        Jid juliet = juliet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(threads.submit(() -> bytestreams().add(MAY, "a", juliet, 3, 1)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(bytestreams().uses(MAY, juliet.domain(), "", 10)).containsExactly(new Use(juliet, 150, 50));
    }

    @Test
    default void bytestreamsAreListedTheLatestFirst() {
        Jid juliet = juliet();
        Bytestream first = ended(juliet, 1);
        Bytestream second = ended(juliet, 2);
        Bytestream others = ended(Jid.prepared("nurse", juliet.domain()), 3);
        List.of(second, first, others).forEach(bytestreams()::keep);
        assertThat(bytestreams().bytestreams(juliet, "", 10)).containsExactly(second, first);
        assertThat(bytestreams().bytestreams(juliet.domainJid(), "", 2)).containsExactly(others, second);
        assertThat(bytestreams().bytestreams(juliet, second.id(), 10)).containsExactly(first);
    }

    @Test
    default void whatIsOldGoes() {
        Jid juliet = juliet();
        bytestreams().keep(ended(juliet, 1));
        Bytestream kept = ended(juliet, 100);
        bytestreams().keep(kept);
        YearMonth longAgo = YearMonth.of(2001, 12);
        bytestreams().add(longAgo, "a", juliet, 1, 1);
        bytestreams().add(MAY, "a", juliet, 2, 1);
        assertThat(bytestreams().expire(START.plusSeconds(50), YearMonth.of(2002, 1))).isGreaterThanOrEqualTo(2);
        assertThat(bytestreams().bytestreams(juliet, "", 10)).containsExactly(kept);
        assertThat(bytestreams().used(longAgo, juliet)).isZero();
        assertThat(bytestreams().used(MAY, juliet)).isEqualTo(2);
    }

    @Test
    default void aRemovedAccountLeavesNothing() {
        Jid juliet = juliet();
        Jid nurse = Jid.prepared("nurse", juliet.domain());
        for (Jid each : List.of(juliet, nurse)) {
            bytestreams().meet(each);
            bytestreams().keep(ended(each, 1));
            bytestreams().add(MAY, "a", each, 2, 1);
        }
        ((AccountData) bytestreams()).forget(juliet);
        assertThat(bytestreams().limits(juliet)).isEmpty();
        assertThat(bytestreams().bytestreams(juliet, "", 10)).isEmpty();
        assertThat(bytestreams().used(MAY, juliet)).isZero();
        assertThat(bytestreams().limits(nurse)).isPresent();
        assertThat(bytestreams().bytestreams(nurse, "", 10)).hasSize(1);
        assertThat(bytestreams().used(MAY, nurse)).isEqualTo(2);
    }
}

package im.parley.store.report;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.AccountData;
import im.parley.store.Fresh;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of reports does. */
interface ReportStoreContract {
    Instant START = Instant.parse("2026-01-01T00:00:00Z");

    ReportStore reports();

    private static AbuseReport report(Jid reporter, int second) {
        return new AbuseReport(
                reporter,
                START.plusSeconds(second),
                Jid.of("spammer@example.net/bot"),
                "urn:xmpp:reporting:spam",
                "Never came trouble to my house like this.",
                List.of("28482-98726-73623", ""),
                true,
                false);
    }

    @Test
    default void reportsOfADomainComeLatestFirst() {
        Jid juliet = Jid.prepared("juliet", Fresh.domain());
        Jid nurse = Jid.prepared("nurse", juliet.domain());
        reports().add(report(juliet, 1));
        reports().add(report(nurse, 3));
        reports().add(report(juliet, 2));
        assertThat(reports().latest(juliet.domain(), 10))
                .containsExactly(report(nurse, 3), report(juliet, 2), report(juliet, 1));
        assertThat(reports().latest(juliet.domain(), 1)).containsExactly(report(nurse, 3));
        assertThat(reports().latest(Fresh.domain(), 10)).isEmpty();
    }

    @Test
    default void tooManyReportsOfAnAccountPushOutItsOldest() {
        Jid juliet = Jid.prepared("juliet", Fresh.domain());
        Jid nurse = Jid.prepared("nurse", juliet.domain());
        reports().add(report(nurse, 0));
        for (int i = 1; i <= ReportStore.PER_ACCOUNT + 2; i++) {
            reports().add(report(juliet, i));
        }
        assertThat(reports().latest(juliet.domain(), 1000))
                .hasSize(ReportStore.PER_ACCOUNT + 1)
                .contains(report(nurse, 0), report(juliet, 3))
                .doesNotContain(report(juliet, 2));
    }

    @Test
    default void theReportsOfAnAccountGoWithIt() {
        Jid juliet = Jid.prepared("juliet", Fresh.domain());
        reports().add(report(juliet, 1));
        ((AccountData) reports()).forget(juliet);
        assertThat(reports().latest(juliet.domain(), 10)).isEmpty();
    }
}

package im.parley.feature.bytestreams;

import static im.parley.feature.bytestreams.Relay.JULIET;
import static im.parley.feature.bytestreams.Relay.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.store.StoreException;
import im.parley.store.memory.MemoryStores;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Bytestreams.Outcome;
import im.parley.wire.port.Meter;
import java.time.Duration;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** The database fails for a while. */
class OutageTest {
    private static final long MB = 1024 * 1024;
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Jid ACCOUNT = ROMEO.bare();

    private final Relay limited = new Relay("socks5 () { verifier (class: tigase.socks5.verifiers.LimitsVerifier) {"
                    + " 'default-file-limit' = 0; 'default-user-limit' = 3 } }")
            .open();

    @Test
    void whatRunsGoesOnWithinItsLimits() {
        Meter meter = limited.transfer("a");
        assertThat(Relay.ask(meter)).isEqualTo(MB);
        limited.down = true;
        for (int i = 0; i < 2; i++) {
            limited.now = limited.now.plus(Duration.ofSeconds(2));
            assertThat(Relay.ask(meter)).isEqualTo(MB);
            limited.catchUp();
        }
        assertThat(Relay.ask(meter)).isZero();
        assertThat(limited.ledger.failures()).isPositive();
    }

    @Test
    void nobodyWhoIsLimitedBeginsAndNothingIsForgotten() {
        Meter meter = limited.transfer("a");
        Relay.ask(meter);
        Relay.ask(meter);
        limited.down = true;
        meter.ended(2 * MB);
        limited.catchUp();
        limited.present.put(ProxyService.address("b", ROMEO, JULIET), Outcome.ACTIVE);
        assertThatThrownBy(() -> limited.activate(ROMEO, "b", JULIET.toString())).isInstanceOf(StoreException.class);
        assertThat(limited.store.used(NOVEMBER, ACCOUNT)).isZero();
        limited.down = false;
        Meter second = limited.transfer("b");
        assertThat(Relay.ask(second)).isEqualTo(MB);
        assertThat(Relay.ask(second)).isZero();
        assertThat(limited.store.used(NOVEMBER, ACCOUNT)).isEqualTo(2 * MB);
        assertThat(limited.store.bytestreams(ACCOUNT, "", 10)).hasSize(1);
    }

    @Test
    void whoIsNotLimitedBegins() {
        Relay relay = new Relay("").open();
        relay.down = true;
        relay.transfer("a").ended(77);
        relay.transfer("b").ended(23);
        relay.catchUp();
        relay.ledger.settle();
        relay.catchUp();
        assertThat(relay.ledger.failures()).isPositive();
        relay.down = false;
        relay.ledger.settle();
        relay.catchUp();
        assertThat(relay.store.used(NOVEMBER, ACCOUNT)).isEqualTo(100);
        assertThat(relay.store.bytestreams(ACCOUNT, "", 10)).hasSize(2);
    }

    @Test
    void aMonthThatBeginsMeanwhileEndsWhatIsLimited() {
        Meter meter = limited.transfer("a");
        Relay.ask(meter);
        limited.down = true;
        limited.now = limited.now.plus(Duration.ofHours(2));
        long[] given = {-1};
        meter.ask(more -> given[0] = more);
        limited.catchUp();
        assertThat(given[0]).isZero();
    }

    @Test
    void whatWaitsIsBounded() {
        Notes notes = new Notes(MemoryStores.create().bytestreams(), "parley");
        for (int i = 0; i < Notes.MOST + 5; i++) {
            notes.add(NOVEMBER, Jid.of("u" + i + "@montague.lit"), 1, 1);
        }
        notes.add(NOVEMBER, Jid.of("u0@montague.lit"), 1, 1);
        assertThat(notes.waiting()).isEqualTo(Notes.MOST);
        notes.settle();
        assertThat(notes.waiting()).isZero();
    }
}

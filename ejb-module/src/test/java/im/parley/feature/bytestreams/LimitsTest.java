package im.parley.feature.bytestreams;

import static im.parley.feature.bytestreams.Relay.JULIET;
import static im.parley.feature.bytestreams.Relay.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.bytestream.Bytestream;
import im.parley.store.bytestream.Limits;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Bytestreams.Outcome;
import im.parley.wire.port.Meter;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError.Condition;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final long MB = 1024 * 1024;
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Jid ACCOUNT = ROMEO.bare();

    private static Relay limited(String limits) {
        return new Relay("socks5 () { verifier (class: tigase.socks5.verifiers.LimitsVerifier) { " + limits + " } }").open();
    }

    /** Asks until nothing more is given. */
    private static long all(Meter meter) {
        long sum = 0;
        for (long more = Relay.ask(meter); more > 0; more = Relay.ask(meter)) {
            sum += more;
        }
        return sum;
    }

    private static Condition refusal(Relay relay, String sid) {
        relay.present.put(ProxyService.address(sid, ROMEO, JULIET), Outcome.ACTIVE);
        return Relay.error(relay.activate(ROMEO, sid, JULIET.toString()));
    }

    @Test
    void withoutLimitsEverybodyMayRelayWhatHeWants() {
        Relay relay = new Relay("").open();
        Meter meter = relay.transfer("a");
        for (int i = 0; i < 1000; i++) {
            assertThat(Relay.ask(meter)).isEqualTo(MB);
        }
        meter.ended(1000 * MB - 5);
        relay.catchUp();
        assertThat(relay.store.used(NOVEMBER, ACCOUNT)).isEqualTo(1000 * MB - 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'default-file-limit' = 0; 'default-user-limit' = 3",
                "'default-file-limit' = 0; 'default-domain-limit' = '3'",
                "'default-file-limit' = 0; 'instance-limit' = 3",
                "'default-file-limit' = 0; 'global-limit' = 3",
                "'default-file-limit' = 3"
            })
    void noMoreIsGivenThanALimit(String limit) {
        Relay relay = limited("'transfer-update-quantization' = 1000000; " + limit);
        Meter meter = relay.transfer("a");
        assertThat(Relay.ask(meter)).isEqualTo(1_000_000);
        assertThat(all(meter)).isEqualTo(3 * MB - 1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'default-user-limit' = 3", "'default-domain-limit' = 3", "'instance-limit' = 3", "'global-limit' = 3"})
    void whatOneDoesNotUseIsThereForTheNext(String limit) {
        Relay relay = limited("'default-file-limit' = 0; " + limit);
        Meter first = relay.transfer("a");
        assertThat(Relay.ask(first)).isEqualTo(MB);
        assertThat(Relay.ask(first)).isEqualTo(MB);
        first.ended(MB + 7);
        relay.catchUp();
        Meter second = relay.transfer("b");
        assertThat(all(second)).isEqualTo(2 * MB - 7);
        second.ended(2 * MB - 7);
        relay.catchUp();
        assertThat(refusal(relay, "c")).isEqualTo(Condition.FORBIDDEN);
        assertThat(Relay.error(relay.where(ROMEO))).isEqualTo(Condition.FORBIDDEN);
        assertThat(relay.store.used(NOVEMBER, ACCOUNT)).isEqualTo(3 * MB);
    }

    @Test
    void aRestartForgetsNothing() {
        Relay relay = limited("'default-user-limit' = 3");
        relay.store.add(NOVEMBER, "another", ACCOUNT, 2 * MB, 5);
        assertThat(all(relay.transfer("a"))).isEqualTo(MB);
    }

    @Test
    void theInstanceIsOneOfAll() {
        Relay relay = limited("'default-file-limit' = 0; 'instance-limit' = 2; 'global-limit' = 3");
        relay.store.add(NOVEMBER, "another", JULIET.bare(), 2 * MB, 1);
        assertThat(all(relay.transfer("a"))).isEqualTo(MB);
    }

    @Test
    void somebodysOwnLimitsWin() {
        Relay relay = limited("'default-file-limit' = 10; 'default-user-limit' = 3; 'default-domain-limit' = 4");
        relay.store.put(ACCOUNT, new Limits(1, 0, 0));
        assertThat(all(relay.transfer("file"))).isEqualTo(MB);
        relay.store.put(ACCOUNT, new Limits(0, 3000, 0)); // the domain's limit holds nevertheless
        assertThat(all(relay.transfer("user"))).isEqualTo(3 * MB);
        relay.store.put(ACCOUNT.domainJid(), new Limits(2, 0, 100));
        assertThat(all(relay.transfer("domain"))).isEqualTo(2 * MB);
    }

    @Test
    void theDomainsWordHoldsForThoseWithoutOne() {
        Relay relay = limited("'default-file-limit' = 0");
        relay.store.put(ACCOUNT.domainJid(), new Limits(0, 2, 0));
        assertThat(all(relay.transfer("a"))).isEqualTo(2 * MB);
    }

    @Test
    void minusOneForbids() {
        for (Limits own : List.of(new Limits(-1, 0, 0), new Limits(0, -1, 0))) {
            Relay relay = limited("'default-file-limit' = 0");
            relay.store.put(ACCOUNT, own);
            assertThat(refusal(relay, "a")).isEqualTo(Condition.FORBIDDEN);
            assertThat(Relay.error(relay.where(ROMEO))).isEqualTo(Condition.FORBIDDEN);
            assertThat(relay.active).isEmpty();
        }
        Relay domain = limited("");
        domain.store.put(ACCOUNT.domainJid(), new Limits(0, 0, -1));
        assertThat(refusal(domain, "a")).isEqualTo(Condition.FORBIDDEN);
        Relay target = limited("");
        target.store.put(JULIET.bare(), new Limits(0, -1, 0));
        assertThat(refusal(target, "a")).isEqualTo(Condition.FORBIDDEN);
        assertThat(target.where(ROMEO).type()).isEqualTo(Iq.Type.RESULT);
        assertThat(refusal(limited("'default-user-limit' = -1"), "a")).isEqualTo(Condition.FORBIDDEN);
    }

    @Test
    void aChangedLimitReachesWhatIsRunning() {
        Relay relay = limited("'default-file-limit' = 0");
        Meter meter = relay.transfer("a");
        assertThat(Relay.ask(meter)).isEqualTo(MB);
        relay.store.put(ACCOUNT, new Limits(0, -1, 0));
        relay.now = relay.now.plus(Duration.ofSeconds(2));
        assertThat(Relay.ask(meter)).isEqualTo(MB);
        relay.catchUp();
        assertThat(Relay.ask(meter)).isZero();
    }

    @Test
    void theFirstTransferMakesARow() {
        Relay relay = limited("");
        relay.transfer("a");
        relay.catchUp();
        assertThat(relay.store.limits(ACCOUNT)).contains(Limits.INHERITED);
    }

    @Test
    void useIsStoredWhileItRuns() {
        Relay relay = limited("'default-file-limit' = 0");
        Meter meter = relay.transfer("a");
        Relay.ask(meter);
        Relay.ask(meter);
        relay.catchUp();
        assertThat(relay.store.used(NOVEMBER, ACCOUNT)).isZero(); // a second has not passed
        relay.now = relay.now.plus(Duration.ofSeconds(2));
        Relay.ask(meter);
        relay.catchUp();
        assertThat(relay.store.used(NOVEMBER, ACCOUNT)).isEqualTo(2 * MB);
        assertThat(relay.ledger.running().getFirst().bytes()).isEqualTo(2 * MB);
    }

    @Test
    void aMonthRollsOver() {
        Relay relay = limited("'default-file-limit' = 0; 'default-user-limit' = 2");
        Meter meter = relay.transfer("a");
        assertThat(Relay.ask(meter)).isEqualTo(MB);
        assertThat(Relay.ask(meter)).isEqualTo(MB);
        relay.now = relay.now.plus(Duration.ofHours(2)); // 1 December
        long[] given = {-1};
        meter.ask(more -> given[0] = more);
        assertThat(given[0]).isEqualTo(-1); // the database is asked first, elsewhere
        relay.catchUp();
        assertThat(given[0]).isEqualTo(MB);
        assertThat(relay.store.used(NOVEMBER, ACCOUNT)).isEqualTo(2 * MB);
        assertThat(Relay.ask(meter)).isEqualTo(MB);
        assertThat(Relay.ask(meter)).isZero();
        meter.ended(4 * MB);
        relay.catchUp();
        assertThat(relay.store.used(YearMonth.of(2026, 12), ACCOUNT)).isEqualTo(2 * MB);
        assertThat(refusal(relay, "b")).isEqualTo(Condition.FORBIDDEN);
        relay.now = relay.now.plus(Duration.ofDays(31));
        assertThat(all(relay.transfer("c"))).isEqualTo(2 * MB);
    }

    @Test
    void whatHasEndedIsListedAndLeavesNothingInMemory() {
        Relay relay = limited("'default-file-limit' = 0");
        Meter meter = relay.transfer("a");
        Relay.ask(meter);
        relay.now = relay.now.plus(Duration.ofSeconds(5));
        meter.ended(77);
        relay.catchUp();
        Bytestream ended = relay.store.bytestreams(ACCOUNT, "", 10).getFirst();
        assertThat(ended.requester()).isEqualTo(ROMEO);
        assertThat(ended.target()).isEqualTo(JULIET);
        assertThat(ended.bytes()).isEqualTo(77);
        assertThat(Duration.between(ended.started(), ended.ended())).isEqualTo(Duration.ofSeconds(5));
        assertThat(relay.ledger.counters()).isZero();
        assertThat(relay.ledger.running()).isEmpty();
        assertThat(relay.ledger.completed()).isEqualTo(1);
        assertThat(relay.ledger.meanBytes()).isEqualTo(77);
    }

    @Test
    void manyAtOnceNeverGetMoreThanTheLimit() throws Exception {
        Relay relay = limited("'default-file-limit' = 0; 'default-user-limit' = 50; 'transfer-update-quantization' = 10000");
        List<Callable<Long>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Meter meter = relay.transfer("s" + i);
            all.add(() -> all(meter));
        }
        long sum = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Long> one : threads.invokeAll(all)) {
                sum += one.get();
            }
        }
        assertThat(sum).isEqualTo(50 * MB);
    }

    @Test
    void aDummyRepositoryKeepsNothingAndLimitsNobody() {
        Relay relay = new Relay("socks5 () { repository { default () { cls = 'dummy' } }; 'verifier-class' = 'LimitsVerifier' }").open();
        Meter meter = relay.transfer("a");
        for (int i = 0; i < 20; i++) {
            assertThat(Relay.ask(meter)).isEqualTo(MB);
        }
        meter.ended(20 * MB);
        relay.catchUp();
        assertThat(relay.store.limits(ACCOUNT)).isEmpty();
        assertThat(relay.store.bytestreams(ACCOUNT, "", 10)).isEmpty();
        assertThat(relay.store.used(NOVEMBER, ACCOUNT)).isZero();
    }
}

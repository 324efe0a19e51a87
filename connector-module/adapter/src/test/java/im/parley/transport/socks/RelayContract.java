package im.parley.transport.socks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.transport.listen.EventLoops;
import im.parley.wire.port.BytestreamPorts;
import im.parley.wire.port.Bytestreams.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the relay does, whatever moves the bytes. */
@Timeout(60)
interface RelayContract {
    String HASH = "416781edf1ae50bad01cb8509ba35b43952bc345";

    EventLoops loops();

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Test
    default void whatOneSendsTheOtherGetsInBothDirections() throws Exception {
        try (Proxy proxy = Proxy.on(loops());
                Person target = Person.at(proxy, HASH);
                Person requester = Person.at(proxy, HASH);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Grant meter = Grant.unlimited();
            assertThat(proxy.bytestreams().activate(HASH, meter)).isEqualTo(Outcome.ACTIVE);
            byte[] there = random(30_000_000);
            byte[] back = random(5_000_001);
            Future<byte[]> got = threads.submit(target::readAll);
            Future<byte[]> gotBack = threads.submit(requester::readAll);
            Future<Boolean> sent = threads.submit(() -> {
                target.send(back);
                target.finish();
                return true;
            });
            requester.send(there);
            requester.finish();
            assertThat(got.get()).isEqualTo(there);
            assertThat(gotBack.get()).isEqualTo(back);
            assertThat(sent.get()).isTrue();
            assertThat(meter.relayed.get(20, TimeUnit.SECONDS)).isEqualTo(35_000_001);
            assertThat(proxy.bytestreams().load().relayed()).isEqualTo(35_000_001);
        }
    }

    @Test
    default void oneMayFinishLongBeforeTheOther() throws Exception {
        try (Proxy proxy = Proxy.on(loops());
                Person target = Person.at(proxy, HASH);
                Person requester = Person.at(proxy, HASH)) {
            proxy.bytestreams().activate(HASH, Grant.unlimited());
            requester.send("what is thy name?".getBytes(US_ASCII));
            requester.finish();
            assertThat(new String(target.readAll(), US_ASCII)).isEqualTo("what is thy name?");
            target.send("Romeo".getBytes(US_ASCII));
            target.finish();
            assertThat(new String(requester.readAll(), US_ASCII)).isEqualTo("Romeo");
        }
    }

    /** XEP-0065 section 10.1: "Ignore any bytes sent before the bytestream is activated." */
    @Test
    default void whatIsSentBeforeTheActivationIsIgnoredAndNothingAfterIt() throws Exception {
        try (Proxy proxy = Proxy.on(loops());
                Person target = Person.at(proxy, HASH)) {
            target.send("early".getBytes(US_ASCII));
            assertThat(proxy.bytestreams().activate(HASH, Grant.unlimited())).isEqualTo(Outcome.ONE_PARTY);
            try (Person requester = Person.at(proxy, HASH)) {
                requester.send(random(100_000));
                target.send("early, too".getBytes(US_ASCII));
                proxy.awaitIgnored(100_015);
                Grant meter = Grant.unlimited();
                assertThat(proxy.bytestreams().activate(HASH, meter)).isEqualTo(Outcome.ACTIVE);
                requester.send("late".getBytes(US_ASCII));
                requester.finish();
                target.send("later".getBytes(US_ASCII));
                target.finish();
                assertThat(new String(target.readAll(), US_ASCII)).isEqualTo("late");
                assertThat(new String(requester.readAll(), US_ASCII)).isEqualTo("later");
                assertThat(meter.relayed.get(20, TimeUnit.SECONDS)).isEqualTo(9);
            }
        }
    }

    @Test
    default void whoHasFinishedBeforeTheActivationMayStillListen() throws Exception {
        try (Proxy proxy = Proxy.on(loops());
                Person target = Person.at(proxy, HASH);
                Person requester = Person.at(proxy, HASH)) {
            target.send("early".getBytes(US_ASCII));
            target.finish();
            proxy.awaitIgnored(5);
            assertThat(proxy.bytestreams().activate(HASH, Grant.unlimited())).isEqualTo(Outcome.ACTIVE);
            assertThat(requester.readAll()).isEmpty();
            requester.send("late".getBytes(US_ASCII));
            requester.finish();
            assertThat(new String(target.readAll(), US_ASCII)).isEqualTo("late");
        }
    }

    @Test
    default void whoSendsWithoutEndBeforeTheActivationIsSentAway() throws Exception {
        try (Proxy proxy = Proxy.on(loops());
                Person target = Person.at(proxy, HASH);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sending = threads.submit(() -> {
                while (true) {
                    target.send(new byte[64 * 1024]);
                }
            });
            assertThat(target.readAll()).isEmpty();
            assertThatThrownBy(() -> sending.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
            assertThat(proxy.bytestreams().load().unmatched()).isZero();
            assertThat(proxy.bytestreams().load().refused()).isEqualTo(1);
            assertThat(proxy.bytestreams().activate(HASH, Grant.unlimited())).isEqualTo(Outcome.NOBODY);
        }
    }

    @Test
    default void whoDoesNotReadStopsTheOther() throws Exception {
        try (Proxy proxy = Proxy.on(loops());
                Person target = Person.at(proxy, HASH);
                Person requester = Person.at(proxy, HASH);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Grant meter = Grant.unlimited();
            proxy.bytestreams().activate(HASH, meter);
            byte[] much = random(64 * 1024 * 1024);
            Future<Boolean> sending = threads.submit(() -> {
                requester.send(much);
                requester.finish();
                return true;
            });
            long before = -1;
            while (proxy.bytestreams().load().relayed() != before) { // until everything is full
                before = proxy.bytestreams().load().relayed();
                TimeUnit.MILLISECONDS.sleep(200);
            }
            assertThat(sending.isDone()).isFalse();
            assertThat(before).isLessThan(much.length);
            assertThat(target.readAll()).isEqualTo(much);
            assertThat(sending.get()).isTrue();
        }
    }

    @Test
    default void noMoreGoesThanTheMeterAllows() throws Exception {
        try (Proxy proxy = Proxy.on(loops());
                Person target = Person.at(proxy, HASH);
                Person requester = Person.at(proxy, HASH);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Grant meter = new Grant(threads, 100_000, 1_000_000); // answers from another thread, later
            proxy.bytestreams().activate(HASH, meter);
            var _ = threads.submit(() -> { // fails when the proxy ends the bytestream
                requester.send(random(3_000_000));
                return true;
            });
            byte[] got = target.readAll();
            long relayed = meter.relayed.get(20, TimeUnit.SECONDS);
            assertThat(relayed).isBetween(1_000_000L, 1_000_000L + 65_536);
            assertThat(got).isEqualTo(Arrays.copyOf(random(3_000_000), got.length));
            assertThat(meter.asked.get()).isBetween(2, 11);
        }
    }

    @Test
    default void aPartyThatBreaksOffTakesTheOtherAlong() throws Exception {
        try (Proxy proxy = Proxy.on(loops());
                Person target = Person.at(proxy, HASH);
                Person requester = Person.at(proxy, HASH)) {
            Grant meter = Grant.unlimited();
            proxy.bytestreams().activate(HASH, meter);
            requester.send("a".getBytes(US_ASCII));
            assertThat(target.read(1)).hasSize(1);
            requester.vanish();
            assertThat(target.readAll()).isEmpty();
            assertThat(meter.relayed.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    default void aSilentBytestreamEnds() throws Exception {
        Duration soon = Duration.ofMillis(200);
        BytestreamPorts options = Proxy.options(
                0, new BytestreamPorts.Timeouts(Duration.ofMinutes(1), Duration.ofMinutes(1), soon), new BytestreamPorts.Bounds(10, 0, 10));
        try (Proxy proxy = new Proxy(loops(), options);
                Person target = Person.at(proxy, HASH);
                Person requester = Person.at(proxy, HASH)) {
            Grant meter = Grant.unlimited();
            proxy.bytestreams().activate(HASH, meter);
            assertThat(target.readAll()).isEmpty();
            assertThat(requester.readAll()).isEmpty();
            assertThat(meter.relayed.get(20, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    default void manyGoAtTheSameTime() throws Exception {
        int transfers = 50;
        List<Person> people = new ArrayList<>();
        try (Proxy proxy = Proxy.on(loops());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> all = new ArrayList<>();
            List<Future<Boolean>> sent = new ArrayList<>();
            for (int i = 0; i < transfers; i++) {
                String hash = "%040x".formatted(i);
                Person target = Person.at(proxy, hash);
                Person requester = Person.at(proxy, hash);
                people.addAll(List.of(target, requester));
                assertThat(proxy.bytestreams().activate(hash, new Grant(threads, 65_536, Long.MAX_VALUE)))
                        .isEqualTo(Outcome.ACTIVE);
                all.add(threads.submit(target::readAll));
                sent.add(threads.submit(() -> {
                    requester.send(random(1_000_000));
                    requester.close();
                    return true;
                }));
            }
            for (Future<byte[]> one : all) {
                assertThat(one.get()).isEqualTo(random(1_000_000));
            }
            for (Future<Boolean> one : sent) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            for (Person person : people) {
                close(person);
            }
        }
    }

    private static void close(Person person) throws IOException {
        person.close();
    }
}

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
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandshakeTest {
    private static final String HASH = "416781edf1ae50bad01cb8509ba35b43952bc345";
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofMillis(200);

    private Proxy proxy;

    @BeforeEach
    void open() {
        proxy = Proxy.on(EventLoops.startForBulk(1));
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private void with(BytestreamPorts.Timeouts timeouts, BytestreamPorts.Bounds bounds) {
        proxy.close();
        proxy = new Proxy(EventLoops.startForBulk(1), Proxy.options(0, timeouts, bounds));
    }

    /** What comes back for some bytes, until the connection ends. */
    private byte[] answer(int... bytes) throws IOException {
        try (Person person = new Person(proxy)) {
            person.send(bytes);
            return person.readAll();
        }
    }

    /** The REP field that a request is answered with, RFC 1928 section 6. */
    private int reply(byte[] request) throws IOException {
        try (Person person = new Person(proxy)) {
            person.send(5, 1, 0);
            assertThat(person.read(2)).containsExactly(5, 0);
            person.send(request);
            byte[] answer = person.readAll();
            assertThat(answer).startsWith(5);
            return answer[1];
        }
    }

    private static byte[] changed(int position, int value) {
        byte[] request = Person.request(HASH);
        request[position] = (byte) value;
        return request;
    }

    @Test
    void theAnswerRepeatsTheAddressAndThePort() throws Exception {
        try (Person person = new Person(proxy)) {
            person.send(5, 3, 2, 1, 0);
            assertThat(person.read(2)).containsExactly(5, 0);
            person.send(Person.request(HASH));
            byte[] expected = Person.request(HASH);
            expected[1] = 0;
            assertThat(person.read(expected.length)).isEqualTo(expected);
        }
    }

    @Test
    void bytesMayComeOneByOneOrAllAtOnce() throws Exception {
        try (Person slow = new Person(proxy);
                Person hasty = new Person(proxy)) {
            for (int each : new int[] {5, 1, 0}) {
                slow.send(each);
            }
            for (byte each : Person.request(HASH)) {
                slow.send(each);
            }
            assertThat(slow.read(49)).startsWith(5, 0, 5, 0, 0, 3, 40);
            byte[] all = new byte[3 + 47];
            all[0] = 5;
            all[1] = 1;
            System.arraycopy(Person.request(HASH.toUpperCase(Locale.ROOT)), 0, all, 3, 47);
            hasty.send(all);
            assertThat(hasty.read(49)).startsWith(5, 0, 5, 0, 0, 3, 40);
            assertThat(proxy.bytestreams().activate(HASH, Grant.unlimited())).isEqualTo(Outcome.ACTIVE);
        }
    }

    @Test
    void otherProtocolsAreNotAnswered() throws Exception {
        assertThat(answer(4, 1, 0, 80, 127, 0, 0, 1, 0)).isEmpty();
        assertThat(answer(0x16, 3, 1, 0, 0)).isEmpty();
        assertThat(answer("GET / HTTP/1.1\r\n\r\n".chars().toArray())).isEmpty();
        assertThat(answer(0)).isEmpty();
    }

    @Test
    void authenticationIsNotToBeHad() throws Exception {
        assertThat(answer(5, 2, 1, 2)).containsExactly(5, 0xFF);
        assertThat(answer(5, 0)).containsExactly(5, 0xFF);
    }

    @Test
    void onlyConnectIsACommand() throws Exception {
        assertThat(reply(changed(1, 2))).isEqualTo(7);
        assertThat(reply(changed(1, 3))).isEqualTo(7);
        assertThat(reply(changed(1, 0))).isEqualTo(7);
        assertThat(reply(changed(2, 1))).isEqualTo(1);
    }

    @Test
    void noHostIsEverConnectedTo() throws Exception {
        assertThat(reply(new byte[] {5, 1, 0, 1, 127, 0, 0, 1, 0, 80})).isEqualTo(8);
        assertThat(reply(changed(3, 4))).isEqualTo(8);
        assertThat(reply(changed(3, 0))).isEqualTo(8);
        assertThat(reply(Person.request("localhost"))).isEqualTo(2);
        assertThat(reply(Person.request(HASH.substring(1)))).isEqualTo(2);
        assertThat(reply(Person.request(HASH + "0"))).isEqualTo(2);
        assertThat(reply(Person.request("g" + HASH.substring(1)))).isEqualTo(2);
        assertThat(reply(changed(46, 80))).isEqualTo(2);
        assertThat(reply(changed(45, 1))).isEqualTo(2);
    }

    @Test
    void theVersionMustBeRightInTheRequestToo() throws Exception {
        try (Person person = new Person(proxy)) {
            person.send(5, 1, 0);
            person.read(2);
            person.send(changed(0, 4));
            assertThat(person.readAll()).isEmpty();
        }
    }

    @Test
    void dataBeforeTheAnswerIsRefused() throws Exception {
        assertThat(reply(Arrays.copyOf(Person.request(HASH), 48))).isEqualTo(1);
    }

    @Test
    void aThirdPartyIsRefused() throws Exception {
        try (Person target = Person.at(proxy, HASH);
                Person requester = Person.at(proxy, HASH)) {
            assertThat(reply(Person.request(HASH))).isEqualTo(2);
            proxy.bytestreams().activate(HASH, Grant.unlimited());
            assertThat(reply(Person.request(HASH))).isEqualTo(2);
            assertThat(proxy.bytestreams().activate(HASH, Grant.unlimited())).isEqualTo(Outcome.AGAIN);
            requester.send(1);
            assertThat(target.read(1)).containsExactly(1);
        }
    }

    @Test
    void nobodyIsJoinedWithSomebodyElse() throws Exception {
        try (Person target = Person.at(proxy, HASH);
                Person requester = Person.at(proxy, HASH.replace('4', '5'))) {
            assertThat(proxy.bytestreams().activate(HASH, Grant.unlimited())).isEqualTo(Outcome.ONE_PARTY);
            assertThat(proxy.bytestreams().activate("0".repeat(40), Grant.unlimited())).isEqualTo(Outcome.NOBODY);
            assertThat(proxy.bytestreams().activate("nonsense", Grant.unlimited())).isEqualTo(Outcome.NOBODY);
        }
    }

    @Test
    void whoTakesTooLongIsSentAway() throws Exception {
        with(new BytestreamPorts.Timeouts(SOON, LONG, LONG), new BytestreamPorts.Bounds(10, 0, 10));
        assertThat(answer(5, 1)).isEmpty();
        with(new BytestreamPorts.Timeouts(LONG, SOON, LONG), new BytestreamPorts.Bounds(10, 0, 10));
        try (Person lonely = Person.at(proxy, HASH)) {
            assertThat(lonely.readAll()).isEmpty();
        }
        assertThat(proxy.bytestreams().load().unmatched()).isZero();
    }

    @Test
    void aFloodOfSilentConnectionsPushesItselfOut() throws Exception {
        with(new BytestreamPorts.Timeouts(LONG, LONG, LONG), new BytestreamPorts.Bounds(20, 0, 10));
        List<Person> flood = new ArrayList<>();
        try (Person target = Person.at(proxy, HASH)) {
            for (int i = 0; i < 500; i++) {
                flood.add(new Person(proxy));
            }
            try (Person requester = Person.at(proxy, HASH)) {
                assertThat(proxy.bytestreams().load().unmatched()).isLessThanOrEqualTo(20);
                assertThat(proxy.bytestreams().activate(HASH, Grant.unlimited())).isEqualTo(Outcome.ACTIVE);
                requester.send(1);
                assertThat(target.read(1)).containsExactly(1);
            }
        } finally {
            for (Person one : flood) {
                one.close();
            }
        }
    }

    @Test
    void oneAddressHasItsShareAlone() throws Exception {
        with(new BytestreamPorts.Timeouts(LONG, LONG, LONG), new BytestreamPorts.Bounds(100, 2, 10));
        try (Person target = Person.at(proxy, HASH);
                Person requester = Person.at(proxy, HASH)) {
            assertThat(answer(5, 1, 0)).isEmpty();
            proxy.bytestreams().activate(HASH, Grant.unlimited());
            assertThat(answer(5, 1, 0)).isEmpty();
            requester.finish();
            target.finish();
            target.readAll();
        }
        while (proxy.bytestreams().load().active() > 0) {
            Thread.onSpinWait();
        }
        Person.at(proxy, HASH).close();
    }

    @Test
    void noMoreBytestreamsThanAllowed() throws Exception {
        with(new BytestreamPorts.Timeouts(LONG, LONG, LONG), new BytestreamPorts.Bounds(100, 0, 1));
        String other = HASH.replace('4', '5');
        try (Person a = Person.at(proxy, HASH);
                Person b = Person.at(proxy, HASH);
                Person c = Person.at(proxy, other);
                Person d = Person.at(proxy, other)) {
            assertThat(proxy.bytestreams().activate(HASH, Grant.unlimited())).isEqualTo(Outcome.ACTIVE);
            assertThat(proxy.bytestreams().activate(other, Grant.unlimited())).isEqualTo(Outcome.FULL);
        }
    }

    @Test
    void whoLeavesBeforeTheActivationMakesRoom() throws Exception {
        Person.at(proxy, HASH).vanish();
        while (proxy.bytestreams().load().unmatched() > 0) {
            Thread.onSpinWait();
        }
        assertThat(proxy.bytestreams().activate(HASH, Grant.unlimited())).isEqualTo(Outcome.NOBODY);
    }

    @Test
    void aBusyPortIsToldInALine() throws Exception {
        BytestreamPorts same = Proxy.options(
                proxy.address().getPort(),
                new BytestreamPorts.Timeouts(LONG, LONG, LONG),
                new BytestreamPorts.Bounds(1, 1, 1));
        try (Proxy second = new Proxy(EventLoops.startForBulk(1), same)) {
            assertThat(second.refusal()).hasValueSatisfying(why -> assertThat(why).contains("in use"));
        }
    }

    @Test
    void randomBytesHarmNobody() throws Exception {
        Random random = new Random(65);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = i % 2 == 0 ? Person.request(HASH) : new byte[1 + random.nextInt(300)];
            if (i % 2 == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            } else {
                random.nextBytes(bytes);
                bytes[0] = random.nextInt(4) == 0 ? bytes[0] : 5;
            }
            try (Person person = new Person(proxy)) {
                if (i % 4 < 2) {
                    person.send(5, 1, 0);
                }
                person.send(bytes);
                if (i % 8 == 0) {
                    person.vanish();
                }
            }
        }
        String fresh = "0".repeat(40);
        try (Person target = Person.at(proxy, fresh);
                Person requester = Person.at(proxy, fresh)) {
            assertThat(proxy.bytestreams().activate(fresh, Grant.unlimited())).isEqualTo(Outcome.ACTIVE);
            requester.send("hello".getBytes(US_ASCII));
            assertThat(target.read(5)).isEqualTo("hello".getBytes(US_ASCII));
        }
    }

    @Test
    void nothingIsLeftWhenThePortsClose() throws Exception {
        try (Person target = Person.at(proxy, HASH);
                Person requester = Person.at(proxy, HASH);
                Person lonely = Person.at(proxy, HASH.replace('4', '5'));
                Person silent = new Person(proxy)) {
            proxy.bytestreams().activate(HASH, Grant.unlimited());
            proxy.close();
            assertThat(target.readAll()).isEmpty();
            assertThat(requester.readAll()).isEmpty();
            assertThat(lonely.readAll()).isEmpty();
            assertThat(silent.readAll()).isEmpty();
            assertThatThrownBy(() -> Person.at(proxy, HASH)).isInstanceOf(IOException.class);
        }
    }
}

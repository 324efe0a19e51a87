package im.parley.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.Incoming;
import im.parley.test.client.TcpWire;
import im.parley.test.client.TestClient;
import im.parley.test.client.Wire;
import im.parley.test.container.OwnServer;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Namespaces;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that hold what the server has, by doing nothing or by doing it often. */
class ExhaustionIT {
    private static final String NAME = "greedy-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private static final int FLOOD = 600;
    private static final int MEGABYTE = 1024 * 1024;
    /** What the two ends' TCP buffers hold at most, and the server's bound, and a batch. */
    private static final int MEGABYTES_UNTIL_CUT = 24;

    private static final String HEADER = "<?xml version='1.0'?><stream:stream to='" + OwnServer.DOMAIN
            + "' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

    private static final Duration LOGIN = Duration.ofSeconds(HostileServer.LOGIN_SECONDS);
    private static final Duration LATEST = LOGIN.plusSeconds(15);

    private static OwnServer server;
    private static Guest bystander;

    @BeforeAll
    static void connectABystander() {
        server = HostileServer.shared();
        bystander = Guest.create(server, NAME);
    }

    @AfterEach
    void theBystanderIsStillServed() {
        bystander.ping();
    }

    @AfterAll
    static void leave() {
        bystander.close();
    }

    /** All ways to come and not to log in, at the same time, because each takes the whole time-out. */
    @Test
    void whoDoesNotLogInInTimeIsSentAway() {
        long begin = System.nanoTime();
        try (TestClient silent = server.connect();
                TestClient opened = server.connect();
                TestClient secured = server.connect();
                Wire halfOpen = connect(server.address());
                Wire direct = connect(server.address(5223))) {
            opened.openStream();
            secured.openStream();
            secured.secure();
            neverShakeHands(halfOpen);

            assertThat(StreamEnd.rest(silent)).as("silent").last().isInstanceOf(Incoming.Ended.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(LOGIN.minusSeconds(1));
            assertThat(StreamEnd.errorOf(opened)).isEqualTo(Condition.CONNECTION_TIMEOUT);
            assertThat(StreamEnd.errorOf(secured)).isEqualTo(Condition.CONNECTION_TIMEOUT);
            EndOfTcp.readAll(halfOpen, LATEST);
            EndOfTcp.readAll(direct, LATEST);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LATEST);
        }
    }

    /** Takes {@code <proceed/>} and then sends the first bytes of a TLS record that never ends. */
    private static void neverShakeHands(Wire wire) {
        TestClient client = new TestClient(wire, OwnServer.DOMAIN, LOGIN);
        client.openStream();
        client.send("<starttls xmlns='" + Namespaces.TLS + "'/>");
        assertThat(client.element().name().local()).isEqualTo("proceed");
        wire.send(new byte[] {22, 3, 1, 2, 0, 1, 0});
    }

    /** The victim's connection ends at the bound; until then somebody else's pings to it stay unanswered. */
    @Test
    void whoNeverReadsIsCutOff() {
        String body = "<body>" + "A".repeat(60 * 1024) + "</body>";
        try (Guest deaf = Guest.logIn(server, NAME);
                Guest talker = Guest.logIn(server, NAME)) {
            int megabytes = 0;
            do {
                for (int sent = 0; sent < MEGABYTE; sent += body.length()) {
                    talker.send("<message type='headline' to='" + deaf.jid() + "'>" + body + "</message>");
                }
                talker.pingTo(deaf.jid());
                talker.ping();
                megabytes++;
            } while (megabytes < MEGABYTES_UNTIL_CUT && talker.takeKept().stream().noneMatch(ExhaustionIT::isError));

            assertThat(megabytes).as("megabytes until the cut").isBetween(1, MEGABYTES_UNTIL_CUT - 1);
            assertThat(bystanderFinds(deaf.jid())).as("the session").isFalse();
        }
    }

    private static boolean isError(Element element) {
        return element.attribute("type", "").equals("error");
    }

    private static boolean bystanderFinds(String jid) {
        String id = bystander.pingTo(jid);
        bystander.ping();
        return bystander.takeKept().stream()
                .noneMatch(element -> element.attribute("id", "").equals(id) && isError(element));
    }

    /** So many at once; while they are open others come in, and after they are gone too. */
    @Test
    void manyIdleConnectionsKeepNobodyOut() {
        List<Wire> flood = new ArrayList<>();
        try {
            for (int i = 0; i < FLOOD; i++) {
                flood.add(connect(server.address()));
            }
            bystander.ping();
            try (Guest another = Guest.logIn(server, NAME)) {
                another.ping();
            }
        } finally {
            flood.forEach(Wire::cut);
        }
        try (Guest another = Guest.logIn(server, NAME)) {
            another.ping();
        }
    }

    /** {@code new-connections-throttling}: those above the limit are closed without a byte. */
    @Test
    void aThrottledPortClosesWhatIsTooMany() {
        List<Wire> flood = new ArrayList<>();
        long begin = System.nanoTime();
        try {
            for (int i = 0; i < FLOOD; i++) {
                flood.add(connect(server.address(HostileServer.THROTTLED_PORT)));
            }
            bystander.ping();
            long open = flood.stream().filter(ExhaustionIT::isOpen).count();
            long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds() + 2;

            assertThat(open).isBetween(1L, Math.min(FLOOD - 1, seconds * HostileServer.CONNECTIONS_PER_SECOND));
        } finally {
            flood.forEach(Wire::cut);
        }
    }

    private static boolean isOpen(Wire wire) {
        wire.send(HEADER.getBytes(StandardCharsets.UTF_8));
        return wire.receive(LOGIN).filter(bytes -> bytes.length > 0).isPresent();
    }

    private static Wire connect(InetSocketAddress address) {
        return TcpWire.connect(address, OwnServer.DOMAIN);
    }
}

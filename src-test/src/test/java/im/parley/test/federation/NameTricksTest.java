package im.parley.test.federation;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.transport.dial.TcpDialer;
import im.parley.transport.listen.EventLoops;
import im.parley.wire.port.LookupOptions;
import im.parley.wire.port.Place;
import im.parley.wire.port.Whereabouts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Name servers that loop, lie, fail and say nothing. */
@Timeout(60)
class NameTricksTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final String VERONA = "verona.example";
    private static final String PLAIN = "_xmpp-server._tcp.verona.example";
    private static final String DIRECT = "_xmpps-server._tcp.verona.example";

    private final DnsServer dns = new DnsServer();
    private final EventLoops loops = EventLoops.start(1);
    private final TcpDialer dialer = new TcpDialer(loops);

    @AfterEach
    void close() {
        dns.close();
        dialer.close();
        loops.stop();
    }

    private Whereabouts locate(Duration patience) {
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), dns.port());
        return dialer.locate(VERONA, new LookupOptions(List.of(server), false, patience, 5269)).join();
    }

    private List<Place> places(Duration patience) {
        assertThat(locate(patience)).isInstanceOf(Whereabouts.Known.class);
        return ((Whereabouts.Known) locate(patience)).places();
    }

    @Test
    void aliasesThatGoInCircles() {
        dns.alias(PLAIN, "one.example");
        dns.alias("one.example", "two.example");
        dns.alias("two.example", PLAIN);
        dns.alias(VERONA, VERONA);
        assertThat(locate(LONG)).isInstanceOf(Whereabouts.Nowhere.class);
    }

    @Test
    void aChainOfAliasesWithoutEnd() {
        dns.alias(VERONA, "0.example");
        for (int i = 0; i < 50; i++) {
            dns.alias(i + ".example", (i + 1) + ".example");
        }
        dns.host("50.example", "127.0.0.1");
        assertThat(locate(LONG)).isInstanceOf(Whereabouts.Nowhere.class);
    }

    @Test
    void anAliasIsFollowed() {
        dns.alias(VERONA, "mantua.example");
        dns.host("mantua.example", "127.0.0.9");
        assertThat(places(LONG).getFirst().addresses().getFirst().getHostAddress()).isEqualTo("127.0.0.9");
    }

    /** RFC 2782: the target "." says that there is no such service. */
    @Test
    void aDomainThatSaysItHasNoServer() {
        dns.host(VERONA, "127.0.0.1");
        dns.service(VERONA, false, ".", 5269);
        assertThat(locate(LONG)).isInstanceOf(Whereabouts.Nowhere.class);
    }

    @Test
    void portZeroIsNoPort() {
        dns.server(VERONA, false, "127.0.0.1", 0);
        assertThat(locate(LONG)).isInstanceOf(Whereabouts.Nowhere.class);
    }

    @Test
    void addressesThatNobodyHas() {
        for (String address : List.of("0.0.0.0", "224.0.0.1", "169.254.169.254")) {
            dns.host(VERONA, address);
        }
        assertThat(locate(LONG)).isInstanceOf(Whereabouts.Nowhere.class);
    }

    @Test
    void aNameServerThatSaysNothing() {
        for (String name : List.of(PLAIN, DIRECT, VERONA)) {
            dns.ignore(name);
        }
        long begun = System.nanoTime();
        assertThat(locate(SHORT)).isInstanceOf(Whereabouts.Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aNameServerThatFails() {
        dns.fail(PLAIN);
        dns.fail(DIRECT);
        assertThat(locate(LONG)).isInstanceOf(Whereabouts.Unknown.class);
    }

    /** Some name servers do not know what to do with the newer question. */
    @Test
    void oneQuestionOfTwoIsAnswered() {
        dns.server(VERONA, false, "127.0.0.1", 5269);
        dns.fail(DIRECT);
        assertThat(places(LONG)).hasSize(1);
    }

    @Test
    void thatThereIsNoRecordMustBeSaidTwice() {
        dns.host(VERONA, "127.0.0.1");
        dns.fail(DIRECT);
        assertThat(locate(LONG)).isInstanceOf(Whereabouts.Unknown.class);
    }

    @Test
    void oneHostOfTwoIsBroken() {
        dns.service(VERONA, false, "broken.example", 5269);
        dns.service(VERONA, false, "good.example", 5269);
        dns.fail("broken.example");
        dns.host("good.example", "127.0.0.1");
        assertThat(places(LONG)).singleElement().extracting(Place::host).isEqualTo("good.example");
    }

    @Test
    void aLongListOfPlacesIsCut() {
        for (int i = 0; i < 20; i++) {
            dns.server(VERONA, false, "127.0.0.1", 6000 + i);
        }
        assertThat(places(LONG)).hasSizeLessThanOrEqualTo(16);
    }
}

package im.parley.transport.listen;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.transport.fixture.Client;
import im.parley.transport.fixture.Options;
import im.parley.transport.fixture.Verona;
import im.parley.wire.port.Facts;
import im.parley.wire.port.ListenerOptions.Rates;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProxyProtocolTest {
    private static final String V1 = "PROXY TCP4 192.0.2.7 198.51.100.1 40000 5222\r\n";

    private static byte[] v2(int command, int family, int... address) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(new byte[] {0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A});
        header.write(0x20 | command);
        header.write(family);
        header.write(0);
        header.write(address.length);
        for (int each : address) {
            header.write(each);
        }
        return header.toByteArray();
    }

    @Test
    void version1NamesThePeer() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.proxied());
                Client romeo = Client.connect(verona.port()).send(V1).open()) {
            Facts facts = verona.session().connection.facts();
            assertThat(facts.remote()).isEqualTo(new InetSocketAddress(InetAddress.getByName("192.0.2.7"), 40000));
            assertThat(facts.local()).isEqualTo(new InetSocketAddress(InetAddress.getByName("198.51.100.1"), 5222));
            assertThat(romeo.send(Client.CLOSE).awaitEnd()).endsWith(Client.CLOSE);
        }
    }

    @Test
    void version1MayComeTogetherWithTheStream() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.proxied());
                Client romeo = Client.connect(verona.port())) {
            romeo.send("PROXY TCP6 2001:db8::1 2001:db8::2 40000 5222\r\n" + Client.OPEN).await("<stream:features");
            assertThat(verona.session().connection.facts().remote().getAddress())
                    .isEqualTo(InetAddress.getByName("2001:db8::1"));
        }
    }

    @Test
    void version2NamesThePeer() throws Exception {
        byte[] header = v2(1, 0x11, 192, 0, 2, 9, 198, 51, 100, 1, 0x9C, 0x40, 0x14, 0x66);
        try (Verona verona = Verona.open(Options.PLAIN.proxied());
                Client romeo = Client.connect(verona.port()).send(header).open()) {
            assertThat(verona.session().connection.facts().remote())
                    .isEqualTo(new InetSocketAddress(InetAddress.getByName("192.0.2.9"), 40000));
        }
    }

    @Test
    void aProxysOwnConnectionKeepsItsAddress() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.proxied());
                Client romeo = Client.connect(verona.port()).send(v2(0, 0)).open()) {
            assertThat(verona.session().connection.facts().remote().getAddress())
                    .isEqualTo(InetAddress.getLoopbackAddress());
        }
    }

    @Test
    void tlsFollowsTheHeader() throws Exception {
        try (Verona verona = Verona.open(Options.DIRECT_TLS.proxied());
                Client romeo =
                        Client.connect(verona.port()).send(V1).tls("montague.example").open()) {
            Facts facts = verona.session().connection.facts();
            assertThat(facts.secure()).isTrue();
            assertThat(facts.remote().getHostString()).isEqualTo("192.0.2.7");
        }
    }

    @Test
    void withoutAHeaderThereIsNoStream() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.proxied());
                Client romeo = Client.connect(verona.port())) {
            assertThat(romeo.send(Client.OPEN + " ".repeat(200)).awaitEnd()).isEmpty();
            assertThat(verona.sessions).isEmpty();
        }
    }

    @Test
    void aHeaderThatDoesNotComeTimesOut() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.proxied().timeouts(200, 20_000, 100));
                Client romeo = Client.connect(verona.port())) {
            assertThat(romeo.send("PROXY ").awaitEnd()).isEmpty();
            assertThat(verona.sessions).isEmpty();
        }
    }

    /** The limit is for the address that the proxy names, not for the proxy. */
    @Test
    void limitsAreThoseOfThePeer() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.proxied().rates(new Rates(0, 1, 0, 0, 0)));
                Client romeo = Client.connect(verona.port()).send(V1).open();
                Client again = Client.connect(verona.port()).send(V1);
                Client juliet = Client.connect(verona.port())
                        .send(V1.replace("192.0.2.7", "192.0.2.8"))
                        .open()) {
            assertThat(again.awaitEnd()).isEmpty();
            assertThat(V1.getBytes(StandardCharsets.US_ASCII)).hasSizeLessThan(108);
        }
    }
}

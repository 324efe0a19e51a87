package im.parley.test.federation;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.certs.PeerTrust;
import im.parley.test.client.TestClient;
import im.parley.test.server.Certificates;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.xml.Element;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.KeyManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Certificates that prove nothing, over real TLS, shown by servers that call and by servers that are called. */
@Timeout(120)
class StrangeCertificatesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String VERONA = "verona.example";

    private final Certificates authority = new Certificates();
    private final TlsIdentity revoked = authority.small(VERONA);
    private final TlsIdentity revokedToo = authority.small("d5.example");
    /** What is said of a certificate, and one for a domain that deserves it. */
    private final Map<String, Function<String, TlsIdentity>> bad = Map.of(
            "expired", authority::expired,
            "not for ", domain -> authority.small("mantua.example"),
            "self-signed", Certificates::selfSigned,
            "no known authority", domain -> new Certificates().small(domain),
            "neither for servers", authority::forCode,
            "revoked", domain -> domain.equals(VERONA) ? revoked : revokedToo);
    private final DnsServer dns = new DnsServer();
    private final Deque<Parley> started = new ArrayDeque<>();

    private void start(String options) {
        // The list is out of date: what it says of those on it holds nevertheless.
        PeerTrust trust = PeerTrust.of(
                List.of(authority.root()),
                List.of(authority.revoking(Instant.now().minus(Duration.ofHours(1)), revoked, revokedToo)),
                Clock.systemUTC());
        started.add(Parley.start(dns, authority.small(Parley.DOMAIN), trust, options));
    }

    @AfterEach
    void close() {
        started.forEach(Parley::close);
        dns.close();
    }

    // They call.

    private Prober call(KeyManager... keys) {
        Prober peer = Prober.connected(started.getLast(), VERONA, keys);
        peer.secure();
        return peer;
    }

    @Test
    void aGoodOneIsEnough() {
        start("");
        try (Prober peer = call(Certificates.shown(authority.small(VERONA)))) {
            assertThat(peer.features().toString()).contains("EXTERNAL");
            assertThat(peer.authenticate("=").name().local()).isEqualTo("success");
        }
    }

    /** XEP-0178 section 3: EXTERNAL is offered to those who can use it, and whoever tries nevertheless fails. */
    @Test
    void aCallerWithABadOneGetsNowhere() {
        start("certificate-required = true");
        bad.forEach((kind, identity) -> getsNowhere(kind, call(Certificates.shown(identity.apply(VERONA)))));
        getsNowhere("none at all", call());
    }

    private static void getsNowhere(String kind, Prober peer) {
        try (peer) {
            assertThat(peer.features().toString()).as(kind).doesNotContain("EXTERNAL");
            Element failure = peer.authenticate("=");
            assertThat(failure.name().local()).as(kind).isEqualTo("failure");
            assertThat(failure.toString()).as(kind).contains("not-authorized");
            peer.send("<db:result from='" + VERONA + "' to='" + Parley.DOMAIN + "'>key</db:result>");
            Element error = peer.element();
            assertThat(error.attribute("type")).as(kind).contains("error");
            assertThat(error.toString()).as(kind).contains("not-authorized");
            peer.send("<message from='a@verona.example' to='romeo@parley.example'><body>x</body></message>");
            peer.ends("not-authorized");
        }
    }

    /** A certificate is for the domain of the header, whatever the request says. */
    @Test
    void aGoodOneForSomebodyElse() {
        start("");
        try (Prober peer = call(Certificates.shown(authority.small("mantua.example")))) {
            assertThat(peer.authenticate("bWFudHVhLmV4YW1wbGU=").name().local()).isEqualTo("failure");
        }
    }

    // They are called.

    @Test
    void aCalledServerWithABadOneGetsNothing() {
        start("certificate-required = true\nretry-time = 0");
        TestClient romeo = started.getLast().join("romeo");
        List<String> kinds = List.of("expired", "not for ", "self-signed", "no known authority", "neither for servers", "revoked");
        List<FakeServer> servers = new ArrayList<>();
        for (String kind : kinds) {
            String domain = "d" + servers.size() + ".example";
            TlsIdentity identity = Objects.requireNonNull(bad.get(kind)).apply(domain);
            servers.add(new FakeServer(dns, domain, line -> FakeServer.believe(line, identity, "")));
            romeo.send("<message to='x@" + domain + "'><body>hello</body></message>");
            Element error = Conversation.expect(romeo, kind, element -> element.attribute("type", "").equals("error"));
            assertThat(error.toString()).contains("remote-server-timeout").contains(kind);
        }
        servers.forEach(FakeServer::close);
    }

    /** XEP-0220: where no certificate is asked for, the address that DNS has says who it is. */
    @Test
    void dialbackDoesWithoutAGoodOne() {
        start("");
        TestClient romeo = started.getLast().join("romeo");
        CompletableFuture<String> arrived = new CompletableFuture<>();
        FakeServer.Conduct polite = line -> {
            FakeServer.believe(line, authority.expired(VERONA), "");
            arrived.complete(line.await("<body>(.*)</body>").group(1));
        };
        try (FakeServer verona = new FakeServer(dns, VERONA, polite)) {
            romeo.send("<message to='x@verona.example'><body>hello</body></message>");
            assertThat(arrived.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join()).isEqualTo("hello");
        }
    }
}

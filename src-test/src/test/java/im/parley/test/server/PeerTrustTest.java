package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.certs.PeerTrust;
import im.parley.server.certs.PublishedKeys;
import im.parley.server.certs.Revocations;
import im.parley.test.server.Certificates.Wish;
import im.parley.wire.port.Facts;
import im.parley.wire.port.KeyRecord;
import im.parley.wire.port.TlsFacts;
import im.parley.wire.port.TlsIdentity;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificates of other servers: RFC 6120 section 13.7, RFC 6125 section 6. */
class PeerTrustTest {
    private final Certificates authority = new Certificates();
    private final PeerTrust trust = PeerTrust.of(List.of(authority.root()), List.of(), Clock.systemUTC());

    private Optional<String> objection(TlsIdentity identity, String domain) {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("nowhere", 5269);
        return trust.objection(new Facts("s2s", nowhere, nowhere, Optional.of(new LocalTls(identity.chain()))), domain);
    }

    private TlsIdentity issued(Certificates by, String... names) {
        return by.issue(Wish.of(java.util.Arrays.stream(names)
                        .map(name -> new GeneralName(GeneralName.dNSName, name))
                        .toArray(GeneralName[]::new))
                .purpose(KeyPurposeId.id_kp_serverAuth));
    }

    @Test
    void theOwnNameIsBelieved() {
        assertThat(objection(issued(authority, "verona.example"), "verona.example")).isEmpty();
        assertThat(objection(issued(authority, "VERONA.example"), "verona.example")).isEmpty();
        assertThat(objection(issued(authority, "xn--bcher-kva.example"), "bücher.example")).isEmpty();
    }

    @Test
    void anotherNameIsNot() {
        assertThat(objection(issued(authority, "mantua.example"), "verona.example")).get().asString().contains("not for verona");
        assertThat(objection(issued(authority), "verona.example")).isPresent();
    }

    /** RFC 6125 section 6.4.3. */
    @Test
    void aStarIsOneLabel() {
        TlsIdentity wild = issued(authority, "*.verona.example");
        assertThat(objection(wild, "muc.verona.example")).isEmpty();
        assertThat(objection(wild, "verona.example")).isPresent();
        assertThat(objection(wild, "a.muc.verona.example")).isPresent();
        assertThat(objection(issued(authority, "*.example"), "verona.example")).isPresent();
        assertThat(objection(issued(authority, "m*.verona.example"), "muc.verona.example")).isPresent();
    }

    @Test
    void anXmppAddressIsTheDomain() {
        TlsIdentity identity = authority.issue(Wish.xmpp("verona.example").purpose(KeyPurposeId.id_kp_serverAuth));
        assertThat(objection(identity, "verona.example")).isEmpty();
        assertThat(objection(authority.issue(Wish.xmpp("romeo@verona.example")), "verona.example")).isPresent();
        assertThat(objection(authority.issue(Wish.xmpp("bücher.example").purpose(KeyPurposeId.id_kp_serverAuth)), "bücher.example"))
                .isEmpty();
        assertThat(objection(authority.issue(Wish.xmpp("*.verona.example")), "muc.verona.example")).isPresent();
    }

    /** RFC 4985; that of clients is another service (RFC 6120 section 13.7.1.2.1). */
    @Test
    void theNameOfAServiceIsForThatServiceAlone() {
        assertThat(objection(authority.issue(Wish.of(Certificates.srvName("_xmpp-server.verona.example"))), "verona.example"))
                .isEmpty();
        assertThat(objection(authority.issue(Wish.of(Certificates.srvName("_xmpp-client.verona.example"))), "verona.example"))
                .isPresent();
        assertThat(objection(authority.issue(Wish.of(Certificates.srvName("verona.example"))), "verona.example"))
                .isPresent();
    }

    /** One name that is right is enough, whatever else is there. */
    @Test
    void oneOfManyNames() {
        TlsIdentity identity = authority.issue(Wish.of(
                new GeneralName(GeneralName.iPAddress, "192.0.2.1"),
                new GeneralName(GeneralName.rfc822Name, "verona.example"),
                Certificates.xmppAddr("romeo@verona.example"),
                new GeneralName(GeneralName.dNSName, "mantua.example")));
        assertThat(objection(identity, "mantua.example")).isEmpty();
        assertThat(objection(identity, "verona.example")).isPresent();
    }

    /** RFC 5280 section 4.2.1.9. */
    @Test
    void aCertificateThatIsForNoAuthoritySignsNobody() {
        Certificates pretender = authority.pretenderBelow();
        assertThat(objection(with(issued(pretender, "verona.example"), pretender.root()), "verona.example")).isPresent();
    }

    @Test
    void aCommonNameSaysNothing() {
        TlsIdentity identity = authority.issue(Wish.of().called("CN=verona.example"));
        assertThat(objection(identity, "verona.example")).isPresent();
    }

    @Test
    void whatIsOverIsNotBelieved() {
        TlsIdentity identity = authority.issue(
                Wish.of(new GeneralName(GeneralName.dNSName, "verona.example")).until(Instant.now().minus(Duration.ofHours(1))));
        assertThat(objection(identity, "verona.example")).isPresent();
    }

    @Test
    void anotherAuthorityIsNotBelieved() {
        assertThat(objection(issued(new Certificates(), "verona.example"), "verona.example")).isPresent();
    }

    @Test
    void aCertificateForSomethingElseIsNot() {
        TlsIdentity identity = authority.issue(
                Wish.of(new GeneralName(GeneralName.dNSName, "verona.example")).purpose(KeyPurposeId.id_kp_codeSigning));
        assertThat(objection(identity, "verona.example")).isPresent();
    }

    /** RFC 8446 section 4.4.2: in any order, and more than is needed. */
    @Test
    void aChainInDisorder() {
        Certificates below = authority.authorityBelow();
        TlsIdentity identity = issued(below, "verona.example");
        X509Certificate stranger = new Certificates().root();
        assertThat(objection(identity, "verona.example")).isPresent();
        assertThat(objection(with(identity, below.root()), "verona.example")).isEmpty();
        assertThat(objection(with(identity, stranger, authority.root(), below.root()), "verona.example")).isEmpty();
    }

    private static TlsIdentity with(TlsIdentity identity, X509Certificate... more) {
        List<X509Certificate> chain = new ArrayList<>(identity.chain());
        chain.addAll(List.of(more));
        return new TlsIdentity(identity.key(), chain);
    }

    /** A file that changes is read again; one that is damaged then changes nothing. */
    @Test
    void aListOfRevokedOnesInAFile(@TempDir Path home) throws Exception {
        TlsIdentity first = issued(authority, "verona.example");
        TlsIdentity second = issued(authority, "mantua.example");
        Instant later = Instant.now().plus(Duration.ofDays(1));
        Path file = Files.write(home.resolve("list.crl"), authority.revoking(later, first).getEncoded());
        AtomicLong nanos = new AtomicLong();
        Revocations lists = Revocations.read(List.of(file), nanos::get);
        PeerTrust reading = PeerTrust.of(List.of(authority.root()), lists, Clock.systemUTC());

        assertThat(objection(reading, first, "verona.example")).get().asString().contains("revoked");
        assertThat(objection(reading, second, "mantua.example")).isEmpty();
        Files.write(file, authority.revoking(later, first, second).getEncoded());
        Files.setLastModifiedTime(file, FileTime.from(later));
        assertThat(objection(reading, second, "mantua.example")).isEmpty();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(objection(reading, second, "mantua.example")).get().asString().contains("revoked");
        Files.writeString(file, "damaged");
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(objection(reading, second, "mantua.example")).get().asString().contains("revoked");
    }

    /** RFC 6960: what an authority says of a certificate, shown by its owner. */
    @Test
    void aStapledAnswer() {
        TlsIdentity identity = issued(authority, "verona.example");
        assertThat(objection(trust, stapled(identity, authority.status(identity, false)), "verona.example")).isEmpty();
        assertThat(objection(trust, stapled(identity, authority.status(identity, true)), "verona.example"))
                .get().asString().contains("revoked");
        assertThat(objection(trust, stapled(identity, new byte[] {1, 2, 3}), "verona.example")).isEmpty();
        // Of somebody else, signed by somebody else: it says nothing.
        assertThat(objection(trust, stapled(identity, new Certificates().status(identity, true)), "verona.example")).isEmpty();
    }

    private static TlsFacts stapled(TlsIdentity identity, byte[] status) {
        return new LocalTls(identity.chain(), List.of(status));
    }

    private static Optional<String> objection(PeerTrust by, TlsIdentity identity, String domain) {
        return objection(by, new LocalTls(identity.chain()), domain);
    }

    private static Optional<String> objection(PeerTrust by, TlsFacts tls, String domain) {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("nowhere", 5269);
        return by.objection(new Facts("s2s", nowhere, nowhere, Optional.of(tls)), domain);
    }

    /** Who is believed by name is so only while the certificate is valid. */
    @Test
    void aCertificateThatTheAdministratorBelieves() {
        TlsIdentity good = Certificates.selfSigned("verona.example");
        TlsIdentity over = authority.expired("verona.example");
        PeerTrust pinned = PeerTrust.of(
                List.of(good.chain().getFirst(), over.chain().getFirst()), List.of(), Clock.systemUTC());
        assertThat(objection(pinned, good, "verona.example")).isEmpty();
        assertThat(objection(pinned, over, "verona.example")).get().asString().contains("expired");
    }

    /** RFC 7671 section 5.1: the key is in DNS, so neither name nor authority count. */
    @Test
    void aKeyInDnsIsBelieved() throws Exception {
        TlsIdentity identity = issued(new Certificates(), "mantua.example");
        byte[] key = identity.chain().getFirst().getPublicKey().getEncoded();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("nowhere", 5269);
        Facts facts = new Facts("s2s", nowhere, nowhere, Optional.of(new LocalTls(identity.chain())));

        assertThat(PublishedKeys.include(List.of(new KeyRecord(3, 1, 1, hash)), facts)).isTrue();
        assertThat(PublishedKeys.include(List.of(new KeyRecord(3, 0, 1, hash)), facts)).isFalse();
        assertThat(PublishedKeys.include(List.of(new KeyRecord(1, 1, 1, hash)), facts)).isFalse();
        assertThat(PublishedKeys.include(List.of(), facts)).isFalse();
    }
}

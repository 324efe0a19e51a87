package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.certs.PeerTrust;
import im.parley.server.certs.PublishedKeys;
import im.parley.test.server.Certificates.Wish;
import im.parley.wire.port.Facts;
import im.parley.wire.port.KeyRecord;
import im.parley.wire.port.TlsIdentity;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

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

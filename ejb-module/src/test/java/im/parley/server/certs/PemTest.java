package im.parley.server.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.parley.wire.port.TlsIdentity;
import java.io.IOException;
import java.io.StringWriter;
import java.security.KeyPair;
import java.security.Security;
import java.security.interfaces.ECPrivateKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PemTest {
    private final TestAuthority authority = TestAuthority.make();

    private static String pem(Object block) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(block);
        }
        return text.toString();
    }

    private static String pkcs8(KeyPair pair) throws IOException {
        return pem(new JcaPKCS8Generator(pair.getPrivate(), null));
    }

    private TlsIdentity issued(KeyPair pair) {
        return authority.issue(pair, TestAuthority.NOW.plusSeconds(86_400), "capulet.lit");
    }

    /** Java's TLS shows no certificate whose key has another name than that of its public key. */
    @ParameterizedTest
    @CsvSource({"EC, 256", "RSA, 2048", "Ed25519, 255"})
    void aKeyHasTheNameOfItsPublicOneWhicheverProvidersThereAre(String kind, int size) throws Exception {
        var pair = TestAuthority.pair(kind, size);
        var pem = pkcs8(pair) + pem(issued(pair).chain().getFirst());
        Security.addProvider(new BouncyCastleProvider());
        try {
            var identity = Pem.read(pem, true);
            assertThat(identity.key().getAlgorithm())
                    .isEqualTo(identity.chain().getFirst().getPublicKey().getAlgorithm());
        } finally {
            Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
        }
    }

    @Test
    void blocksComeInAnyOrderAndTheChainIsRepaired() throws Exception {
        var pair = TestAuthority.pair("EC", 256);
        var leaf = issued(pair).chain().getFirst();
        var stranger = TestAuthority.make().root();
        var blocks = new ArrayList<>(List.of(
                pkcs8(pair), pem(leaf), pem(authority.certificate()), pem(authority.root()), pem(stranger), "a comment\n"));
        var random = new Random(7);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(blocks, random);
            var identity = Pem.read(String.join("\n", blocks), true);
            assertThat(identity.key()).isEqualTo(pair.getPrivate());
            assertThat(identity.chain()).containsExactly(leaf, authority.certificate());
        }
        assertThat(Pem.read(String.join("\n", blocks), false).chain())
                .containsExactly(leaf, authority.certificate(), authority.root());
    }

    @Test
    void aSelfSignedCertificateAloneStays() throws Exception {
        var text = pkcs8(authority.rootKey()) + pem(authority.root());
        assertThat(Pem.read(text, true).chain()).containsExactly(authority.root());
    }

    @ParameterizedTest
    @CsvSource({"RSA,2048,false", "RSA,2048,true", "EC,256,false", "EC,256,true", "EC,384,false", "EC,521,true"})
    void keysOfAllKinds(String algorithm, int size, boolean traditional) throws Exception {
        var pair = TestAuthority.pair(algorithm, size);
        var identity = issued(pair);
        // Traditional is PKCS#1 ("RSA PRIVATE KEY") and SEC 1 ("EC PRIVATE KEY").
        var key = traditional ? traditional(pair) : pkcs8(pair);
        assertThat(key).contains(traditional ? algorithm + " PRIVATE KEY" : "BEGIN PRIVATE KEY");
        var read = Pem.read(key + pem(identity.chain().getFirst()), true);
        assertThat(KeyMatch.belongTogether(read.key(), pair.getPublic())).isTrue();
        assertThat(KeyMatch.belongTogether(read.key(), TestAuthority.pair(algorithm, size).getPublic())).isFalse();
    }

    private static String traditional(KeyPair pair) throws IOException {
        return pair.getPrivate() instanceof ECPrivateKey key
                ? sec1(key, PrivateKeyInfo.getInstance(key.getEncoded()).getPrivateKeyAlgorithm().getParameters())
                : pem(new JcaMiscPEMGenerator(pair.getPrivate()));
    }

    private static String sec1(ECPrivateKey key, @Nullable ASN1Encodable curve) throws IOException {
        int bits = key.getParams().getOrder().bitLength();
        var structure = curve == null
                ? new org.bouncycastle.asn1.sec.ECPrivateKey(bits, key.getS())
                : new org.bouncycastle.asn1.sec.ECPrivateKey(bits, key.getS(), curve);
        return pem(new PemObject("EC PRIVATE KEY", structure.getEncoded()));
    }

    @Test
    void theParametersBlockOfOpensslNamesTheCurve() throws Exception {
        var pair = TestAuthority.pair("EC", 256);
        var certificate = pem(issued(pair).chain().getFirst());
        var parameters = pem(new PemObject("EC PARAMETERS", X9ObjectIdentifiers.prime256v1.getEncoded()));
        assertThat(Pem.read(parameters + traditional(pair) + certificate, true).chain()).hasSize(1);
        var nameless = sec1((ECPrivateKey) pair.getPrivate(), null);
        assertThat(Pem.read(nameless + certificate + parameters, true).chain()).hasSize(1);
        assertThatThrownBy(() -> Pem.read(nameless + certificate, true))
                .isInstanceOf(BrokenPem.class)
                .hasMessageStartingWith("the private key is of an unknown kind: ");
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        var pair = TestAuthority.pair("EC", 256);
        assertThatThrownBy(() -> Pem.read("", true)).hasMessage("it holds no private key");
        assertThatThrownBy(() -> Pem.read(pem(authority.root()), true)).hasMessage("it holds no private key");
        assertThatThrownBy(() -> Pem.read(pkcs8(pair), true)).hasMessage("it holds no certificate");
        assertThatThrownBy(() -> Pem.read(pkcs8(pair) + pem(authority.root()), true))
                .hasMessage("no certificate in it belongs to the private key");
        var encrypted = new StringWriter();
        try (var writer = new JcaPEMWriter(encrypted)) {
            writer.writeObject(
                    TestAuthority.pair("RSA", 2048).getPrivate(),
                    new JcePEMEncryptorBuilder("AES-256-CBC")
                            .setProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider())
                            .build("secret".toCharArray()));
        }
        assertThatThrownBy(() -> Pem.read(encrypted.toString(), true))
                .hasMessage("the private key is encrypted; store it without a password");
    }

    @Test
    void damagedFilesAreRefusedAndNothingElse() throws Exception {
        var text = Pem.write(issued(TestAuthority.pair("EC", 256)));
        var random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            var mutated = new StringBuilder(text);
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                mutated.setCharAt(random.nextInt(mutated.length()), (char) (32 + random.nextInt(96)));
            }
            // Anything but BrokenPem escapes and fails the test.
            refused += catchThrowableOfType(BrokenPem.class, () -> Pem.read(mutated.toString(), true)) == null ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(1_000);
    }
}

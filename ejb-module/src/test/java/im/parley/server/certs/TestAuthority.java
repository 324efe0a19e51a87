package im.parley.server.certs;

import im.parley.wire.port.TlsIdentity;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root and an intermediate authority that issue certificates for tests. */
record TestAuthority(KeyPair rootKey, X509Certificate root, KeyPair key, X509Certificate certificate) {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final AtomicLong SERIAL = new AtomicLong(1);

    static TestAuthority make() {
        var rootKey = pair("EC", 256);
        var rootName = new X500Principal("CN=Root");
        var root = certificate(rootName, rootKey, rootName, rootKey, NOW.plus(Duration.ofDays(3650)), true);
        var key = pair("EC", 256);
        var certificate = certificate(
                rootName, rootKey, new X500Principal("CN=Intermediate"), key, NOW.plus(Duration.ofDays(3650)), true);
        return new TestAuthority(rootKey, root, key, certificate);
    }

    /** A certificate of one year with its intermediate. */
    TlsIdentity issue(String... names) {
        return issueUntil(NOW.plus(Duration.ofDays(365)), names);
    }

    TlsIdentity issueUntil(Instant end, String... names) {
        return issue(pair("EC", 256), end, names);
    }

    TlsIdentity issue(KeyPair pair, Instant end, String... names) {
        var leaf = certificate(
                certificate.getSubjectX500Principal(), key, new X500Principal("CN=Leaf"), pair, end, false, names);
        return new TlsIdentity(pair.getPrivate(), List.of(leaf, certificate));
    }

    static KeyPair pair(String algorithm, int size) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate certificate(
            X500Principal issuer,
            KeyPair issuerKey,
            X500Principal subject,
            KeyPair pair,
            Instant end,
            boolean authority,
            String... names) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIAL.getAndIncrement()),
                    Date.from(NOW.minus(Duration.ofDays(100))),
                    Date.from(end),
                    subject,
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (names.length > 0) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(Arrays.stream(names)
                                .map(name -> new GeneralName(GeneralName.dNSName, name))
                                .toArray(GeneralName[]::new)));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

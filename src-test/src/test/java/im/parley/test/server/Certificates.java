package im.parley.test.server;

import im.parley.wire.port.TlsIdentity;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.OtherName;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaCertificateID;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** An authority that issues certificates to clients and servers. */
public final class Certificates {
    private static final AtomicLong SERIAL = new AtomicLong(1);
    private static final char[] PASSWORD = "secret".toCharArray();

    private final KeyPair key;
    private final X500Principal name;
    private final X509Certificate root;

    /** What a certificate says. */
    record Wish(String subject, Instant end, List<KeyPurposeId> purposes, List<GeneralName> names) {
        static Wish of(GeneralName... names) {
            Instant end = Instant.now().plus(Duration.ofDays(1));
            return new Wish("CN=Client", end, List.of(KeyPurposeId.id_kp_clientAuth), List.of(names));
        }

        static Wish xmpp(String... addresses) {
            return of(Arrays.stream(addresses).map(Certificates::xmppAddr).toArray(GeneralName[]::new));
        }

        Wish called(String newSubject) {
            return new Wish(newSubject, end, purposes, names);
        }

        Wish until(Instant newEnd) {
            return new Wish(subject, newEnd, purposes, names);
        }

        Wish purpose(KeyPurposeId... newPurposes) {
            return new Wish(subject, end, List.of(newPurposes), names);
        }
    }

    /** A new authority. */
    public Certificates() {
        key = pair();
        name = new X500Principal("CN=Authority");
        root = certificate(Wish.of().called(name.getName()), key, true);
    }

    private Certificates(Certificates above, boolean authority) {
        key = pair();
        name = new X500Principal("CN=Authority below");
        root = above.certificate(Wish.of().called(name.getName()), key, authority);
    }

    /** An authority that this one has made one. */
    Certificates authorityBelow() {
        return new Certificates(this, true);
    }

    /** Somebody who has a certificate of this authority, and signs others with it. */
    Certificates pretenderBelow() {
        return new Certificates(this, false);
    }

    /** What this authority says of a certificate when it is asked (RFC 6960). */
    byte[] status(TlsIdentity identity, boolean revoked) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var id = new JcaCertificateID(
                    digests.get(RespID.HASH_SHA1), root, identity.chain().getFirst().getSerialNumber());
            Date now = Date.from(Instant.now());
            CertificateStatus status = revoked ? new RevokedStatus(now, CRLReason.keyCompromise) : CertificateStatus.GOOD;
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
            BasicOCSPResp answer = new BasicOCSPRespBuilder(new RespID(new JcaX509CertificateHolder(root).getSubject()))
                    .addResponse(id, status, now, Date.from(Instant.now().plus(Duration.ofHours(1))), null)
                    .build(signer, null, now);
            return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, answer).getEncoded();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Its own certificate. */
    public X509Certificate root() {
        return root;
    }

    TlsIdentity issue(Wish wish) {
        KeyPair pair = pair();
        return new TlsIdentity(pair.getPrivate(), List.of(certificate(wish, pair, false)));
    }

    /** A certificate for a server of these domains. */
    public TlsIdentity server(String... domains) {
        Wish wish = Wish.of(Arrays.stream(domains)
                        .map(domain -> new GeneralName(GeneralName.dNSName, domain))
                        .toArray(GeneralName[]::new))
                .called("CN=" + domains[0])
                .purpose(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth);
        KeyPair pair = pair("RSA", 2048); // ejabberd reads no EC key without the public half, which Java leaves out
        return new TlsIdentity(pair.getPrivate(), List.of(certificate(wish, pair, false)));
    }

    /** A certificate for a server of a domain that nobody but itself has signed. */
    public static TlsIdentity selfSigned(String domain) {
        Wish wish = forServer(domain).called("CN=" + domain);
        KeyPair pair = pair();
        X500Principal itself = new X500Principal(wish.subject());
        return new TlsIdentity(pair.getPrivate(), List.of(certificate(wish, pair, false, pair.getPrivate(), itself)));
    }

    /** A certificate for a server of a domain that ended a day ago. */
    public TlsIdentity expired(String domain) {
        return issue(forServer(domain).until(Instant.now().minus(Duration.ofDays(1))));
    }

    /** A certificate with the name of a domain that is not meant for servers. */
    public TlsIdentity forCode(String domain) {
        return issue(forServer(domain).purpose(KeyPurposeId.id_kp_codeSigning));
    }

    /** A small certificate for a server of a domain. */
    public TlsIdentity small(String domain) {
        return issue(forServer(domain));
    }

    private static Wish forServer(String domain) {
        return Wish.of(new GeneralName(GeneralName.dNSName, domain))
                .purpose(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth);
    }

    /** The list of what this authority has revoked, valid until a time. */
    public X509CRL revoking(Instant until, TlsIdentity... identities) {
        try {
            Date now = Date.from(Instant.now().minus(Duration.ofDays(1)));
            var list = new JcaX509v2CRLBuilder(name, now).setNextUpdate(Date.from(until));
            for (TlsIdentity identity : identities) {
                list.addCRLEntry(identity.chain().getFirst().getSerialNumber(), now, CRLReason.keyCompromise);
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
            return new JcaX509CRLConverter().getCRL(list.build(signer));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Writes a server's key and certificate, and the authority's, as {@code own.key}, {@code own.pem}, {@code authority.pem}. */
    public void write(TlsIdentity identity, Path folder) {
        try {
            Files.writeString(folder.resolve("own.key"), pem("PRIVATE KEY", identity.key().getEncoded()));
            Files.writeString(folder.resolve("own.pem"), pem("CERTIFICATE", identity.chain().getFirst().getEncoded()));
            Files.writeString(folder.resolve("authority.pem"), pem("CERTIFICATE", root.getEncoded()));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + kind + "-----\n";
    }

    /** What shows a certificate in a TLS handshake. */
    public static KeyManager[] shown(TlsIdentity identity) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setKeyEntry("own", identity.key(), PASSWORD, identity.chain().toArray(X509Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, PASSWORD);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    static GeneralName xmppAddr(String address) {
        return new GeneralName(
                GeneralName.otherName,
                new OtherName(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.5"), new DERUTF8String(address)));
    }

    static GeneralName srvName(String service) {
        return new GeneralName(
                GeneralName.otherName,
                new OtherName(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.7"), new DERIA5String(service)));
    }

    private static KeyPair pair() {
        return pair("EC", 256);
    }

    private static KeyPair pair(String kind, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private X509Certificate certificate(Wish wish, KeyPair pair, boolean authority) {
        return certificate(wish, pair, authority, key.getPrivate(), name);
    }

    private static X509Certificate certificate(
            Wish wish, KeyPair pair, boolean authority, PrivateKey signing, X500Principal issuer) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIAL.getAndIncrement()),
                    Date.from(Instant.now().minus(Duration.ofDays(2))),
                    Date.from(wish.end()),
                    new X500Principal(wish.subject()),
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!authority) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(wish.purposes().toArray(KeyPurposeId[]::new)));
            }
            if (!wish.names().isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(wish.names().toArray(GeneralName[]::new)));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(signing);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

package im.parley.server.certs;

import im.parley.wire.port.TlsIdentity;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/**
 * Makes the certificate of a domain that has none: ECDSA P-256, with the names of RFC 6120, 13.7.1.2 (dNSName, SRVName and
 * xmppAddr) and a wildcard for the services below the domain.
 */
final class SelfSigned {
    private static final Duration VALIDITY = Duration.ofDays(2 * 365);
    /** Clocks of clients run behind. */
    private static final Duration SKEW = Duration.ofHours(1);

    private static final ASN1ObjectIdentifier XMPP_ADDR = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.5");
    private static final ASN1ObjectIdentifier SRV_NAME = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.7");
    private static final int SERIAL_BITS = 120;
    /** RFC 5280, A.1: the upper bound of a common name. */
    private static final int LONGEST_COMMON_NAME = 64;

    private final SecureRandom random = new SecureRandom();

    /**
     * A new key and certificate.
     *
     * @param domain the domain as users write it, possibly with letters beyond ASCII
     */
    TlsIdentity issue(String domain, Instant now) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            var pair = generator.generateKeyPair();
            var builder = builder(domain, pair, now);
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
            var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            return new TlsIdentity(pair.getPrivate(), List.of(certificate));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("cannot make a certificate for " + domain, e);
        }
    }

    private JcaX509v3CertificateBuilder builder(String domain, KeyPair pair, Instant now) throws IOException {
        var ascii = DomainName.ascii(domain);
        var subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, ascii.length() > LONGEST_COMMON_NAME ? "Parley" : ascii)
                .build();
        var builder = new JcaX509v3CertificateBuilder(
                subject,
                new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
                Date.from(now.minus(SKEW)),
                Date.from(now.plus(VALIDITY)),
                subject,
                pair.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, names(domain, ascii));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}));
        return builder;
    }

    private static GeneralNames names(String domain, String ascii) {
        if (IPAddress.isValid(ascii)) {
            return new GeneralNames(new GeneralName(GeneralName.iPAddress, ascii));
        }
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, ascii),
            new GeneralName(GeneralName.dNSName, "*." + ascii),
            other(XMPP_ADDR, new DERUTF8String(domain)),
            other(SRV_NAME, new DERIA5String("_xmpp-client." + ascii)),
            other(SRV_NAME, new DERIA5String("_xmpp-server." + ascii)),
        });
    }

    /** RFC 5280, 4.2.1.6: OtherName ::= SEQUENCE { type-id, value [0] EXPLICIT }. */
    private static GeneralName other(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new GeneralName(
                GeneralName.otherName,
                new DERSequence(new ASN1Encodable[] {type, new DERTaggedObject(true, 0, value)}));
    }
}

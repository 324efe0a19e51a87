package im.parley.server.certs;

import im.parley.wire.port.TlsIdentity;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** A key and its certificates as PEM: blocks in any order, PKCS#8, PKCS#1 and SEC 1 keys. */
final class Pem {
    private final List<X509Certificate> certificates = new ArrayList<>();
    private final List<PrivateKeyInfo> keys = new ArrayList<>();
    private Optional<AlgorithmIdentifier> curve = Optional.empty();

    private Pem() {}

    /**
     * Reads a file's text.
     *
     * @param withoutRoot whether a self-signed certificate at the end of a longer chain is left out
     */
    static TlsIdentity read(String text, boolean withoutRoot) throws BrokenPem {
        var pem = new Pem();
        try (var parser = new PEMParser(new StringReader(text))) {
            for (var block = parser.readObject(); block != null; block = parser.readObject()) {
                pem.add(block);
            }
        } catch (IOException | CertificateException | IllegalArgumentException e) {
            throw new BrokenPem("a PEM block is damaged: " + e.getMessage(), e);
        }
        return pem.identity(withoutRoot);
    }

    private void add(Object block) throws BrokenPem, CertificateException {
        switch (block) {
            case X509CertificateHolder certificate ->
                certificates.add(new JcaX509CertificateConverter().getCertificate(certificate));
            case PEMKeyPair pair -> keys.add(pair.getPrivateKeyInfo());
            case PrivateKeyInfo key -> keys.add(key);
            case ASN1ObjectIdentifier name ->
                curve = Optional.of(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, name));
            case PEMEncryptedKeyPair _, PKCS8EncryptedPrivateKeyInfo _ ->
                throw new BrokenPem("the private key is encrypted; store it without a password");
            default -> {
                // DH PARAMETERS and the like are of no use here.
            }
        }
    }

    private TlsIdentity identity(boolean withoutRoot) throws BrokenPem {
        if (keys.isEmpty()) {
            throw new BrokenPem("it holds no private key");
        } else if (certificates.isEmpty()) {
            throw new BrokenPem("it holds no certificate");
        }
        for (var info : keys) {
            var key = key(info);
            for (var certificate : certificates) {
                if (KeyMatch.belongTogether(key, certificate.getPublicKey())) {
                    return new TlsIdentity(
                            like(certificate.getPublicKey(), key), Chain.from(certificate, certificates, withoutRoot));
                }
            }
        }
        throw new BrokenPem("no certificate in it belongs to the private key");
    }

    /**
     * The private key by the name that its public one has. Once somebody has added Bouncy Castle to the providers of the JVM
     * the converter's EC keys are of "ECDSA", which Java's TLS takes for another kind.
     */
    private static PrivateKey like(PublicKey other, PrivateKey key) throws BrokenPem {
        if (key.getAlgorithm().equals(other.getAlgorithm())) {
            return key;
        }
        try {
            return KeyFactory.getInstance(other.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new BrokenPem("the private key is of an unknown kind: " + e.getMessage(), e);
        }
    }

    /** An EC key may leave its curve to the EC PARAMETERS block. */
    private PrivateKey key(PrivateKeyInfo info) throws BrokenPem {
        try {
            var nameless = info.getPrivateKeyAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                    && !(info.getPrivateKeyAlgorithm().getParameters() instanceof ASN1ObjectIdentifier);
            return new JcaPEMKeyConverter()
                    .getPrivateKey(
                            nameless && curve.isPresent()
                                    ? new PrivateKeyInfo(curve.get(), info.parsePrivateKey())
                                    : info);
        } catch (IOException e) {
            throw new BrokenPem("the private key is of an unknown kind: " + e.getMessage(), e);
        }
    }

    /** Writes a key (PKCS#8) and its chain. */
    static String write(TlsIdentity identity) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            for (var certificate : identity.chain()) {
                writer.writeObject(certificate);
            }
            writer.writeObject(new JcaPKCS8Generator(identity.key(), null));
        }
        return text.toString();
    }
}

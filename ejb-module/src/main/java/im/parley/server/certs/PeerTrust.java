package im.parley.server.certs;

import im.parley.wire.port.Facts;
import im.parley.wire.port.TlsFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Judges the certificates of other servers: RFC 6120 section 13.7.2, RFC 7590, XEP-0178 section 3. */
public final class PeerTrust {
    private static final List<String> USAGES = List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "2.5.29.37.0");

    private final Set<TrustAnchor> anchors;
    private final Collection<? extends CRL> revoked;
    private final Clock clock;

    private PeerTrust(Set<TrustAnchor> anchors, Collection<? extends CRL> revoked, Clock clock) {
        this.anchors = anchors;
        this.revoked = revoked;
        this.clock = clock;
    }

    /** Believes what one of the given authorities has signed and has not revoked. */
    public static PeerTrust of(
            Collection<X509Certificate> authorities, Collection<? extends CRL> revoked, Clock clock) {
        return new PeerTrust(
                authorities.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toUnmodifiableSet()),
                List.copyOf(revoked),
                clock);
    }

    /**
     * Believes the authorities of Java, and those in a PEM file.
     *
     * @param more the PEM file, if there is one
     * @param revocations files with certificate revocation lists
     * @throws IOException when a file cannot be read, or there is nothing in it
     */
    public static PeerTrust read(Optional<Path> more, List<Path> revocations, Clock clock) throws IOException {
        try {
            Set<X509Certificate> authorities = new HashSet<>(ofJava());
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (more.isPresent()) {
                authorities.addAll(certificates(more.get(), factory));
            }
            List<CRL> lists = new ArrayList<>();
            for (Path file : revocations) {
                try (InputStream in = Files.newInputStream(file)) {
                    lists.addAll(factory.generateCRLs(in));
                }
            }
            return of(authorities, lists, clock);
        } catch (GeneralSecurityException malformed) {
            throw new IOException("no certificates or revocation lists: " + malformed.getMessage(), malformed);
        }
    }

    private static List<X509Certificate> certificates(Path file, CertificateFactory factory)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> found = factory.generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new IOException(file + " has no certificate");
            }
            return found;
        }
    }

    private static List<X509Certificate> ofJava() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .toList();
    }

    /** What is wrong with the certificate of a connection for a domain; empty when it proves the domain. */
    public Optional<String> objection(Facts facts, String domain) {
        List<X509Certificate> chain = facts.tls().map(TlsFacts::peerCertificates).orElse(List.of());
        if (chain.isEmpty()) {
            return Optional.of("no certificate");
        }
        if (!PeerNames.match(chain.getFirst(), domain)) {
            return Optional.of("the certificate is not for " + domain + " but for "
                    + String.join(", ", PeerNames.of(chain.getFirst())));
        }
        return isForServers(chain.getFirst())
                ? objection(chain)
                : Optional.of("the certificate is neither for servers nor for clients");
    }

    private Optional<String> objection(List<X509Certificate> chain) {
        try {
            List<X509Certificate> below = chain.stream().filter(certificate -> !isAnchor(certificate)).toList();
            if (below.isEmpty()) {
                return Optional.empty(); // an administrator has said that this very certificate is to be believed
            }
            CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(below);
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setDate(Date.from(clock.instant()));
            parameters.setRevocationEnabled(false);
            if (!revoked.isEmpty()) {
                parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(revoked)));
                PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
                checker.setOptions(EnumSet.of(
                        PKIXRevocationChecker.Option.PREFER_CRLS,
                        PKIXRevocationChecker.Option.NO_FALLBACK,
                        PKIXRevocationChecker.Option.SOFT_FAIL));
                parameters.addCertPathChecker(checker);
            }
            validator.validate(path, parameters);
            return Optional.empty();
        } catch (CertPathValidatorException notBelieved) {
            return Optional.of("the certificate is not believed: " + reason(notBelieved, chain));
        } catch (GeneralSecurityException notBelieved) {
            return Optional.of("the certificate is not believed: " + notBelieved.getMessage());
        }
    }

    private static String reason(CertPathValidatorException notBelieved, List<X509Certificate> chain) {
        X509Certificate own = chain.getFirst();
        boolean selfSigned = chain.size() == 1 && own.getSubjectX500Principal().equals(own.getIssuerX500Principal());
        boolean unsigned = notBelieved.getReason() == java.security.cert.PKIXReason.NO_TRUST_ANCHOR;
        return selfSigned && unsigned ? "it is self-signed" : String.valueOf(notBelieved.getMessage());
    }

    private boolean isAnchor(X509Certificate certificate) {
        return anchors.stream().anyMatch(anchor -> certificate.equals(anchor.getTrustedCert()));
    }

    /**
     * RFC 5280 section 4.2.1.12. What is good for either role is good for a server, which has both: public authorities
     * do not sign certificates for clients any more.
     */
    private static boolean isForServers(X509Certificate certificate) {
        try {
            List<String> usages = certificate.getExtendedKeyUsage();
            return usages == null || usages.stream().anyMatch(USAGES::contains);
        } catch (CertificateParsingException damaged) {
            return false;
        }
    }
}

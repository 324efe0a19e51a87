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
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Judges the certificates of other servers: RFC 6120 section 13.7.2, RFC 7590, XEP-0178 section 3. */
public final class PeerTrust {
    private static final List<String> USAGES = List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "2.5.29.37.0");

    private final Set<TrustAnchor> anchors;
    private final Revocations revoked;
    private final Clock clock;

    private PeerTrust(Set<TrustAnchor> anchors, Revocations revoked, Clock clock) {
        this.anchors = anchors;
        this.revoked = revoked;
        this.clock = clock;
    }

    /** Believes what one of the given authorities has signed and has not revoked. */
    public static PeerTrust of(
            Collection<X509Certificate> authorities, Collection<? extends CRL> revoked, Clock clock) {
        return of(authorities, Revocations.of(revoked), clock);
    }

    /** Believes what one of the given authorities has signed and has not revoked. */
    public static PeerTrust of(Collection<X509Certificate> authorities, Revocations revoked, Clock clock) {
        return new PeerTrust(anchors(authorities), revoked, clock);
    }

    private static Set<TrustAnchor> anchors(Collection<X509Certificate> authorities) {
        return authorities.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toUnmodifiableSet());
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
            return new PeerTrust(anchors(authorities), Revocations.read(revocations, System::nanoTime), clock);
        } catch (GeneralSecurityException malformed) {
            throw new IOException("no certificates: " + malformed.getMessage(), malformed);
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
        if (!isForServers(chain.getFirst())) {
            return Optional.of("the certificate is neither for servers nor for clients");
        }
        return objection(chain, facts.tls().map(TlsFacts::peerStatus).orElse(List.of()))
                .map(why -> "the certificate is not believed: " + why);
    }

    private Optional<String> objection(List<X509Certificate> chain, List<byte[]> status) {
        X509Certificate own = chain.getFirst();
        try {
            own.checkValidity(Date.from(clock.instant()));
            if (isAnchor(own)) {
                return Optional.empty(); // an administrator has said that this very certificate is to be believed
            }
            PKIXCertPathBuilderResult path = path(chain, parameters(chain));
            List<X509Certificate> below = path.getCertPath().getCertificates().stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            return isRevoked(chain, status)
                    ? Optional.of("its authority has revoked it")
                    : revoked.objection(below, path.getTrustAnchor());
        } catch (CertificateExpiredException over) {
            return Optional.of("it has expired on " + own.getNotAfter().toInstant());
        } catch (CertificateNotYetValidException early) {
            return Optional.of("it is not valid before " + own.getNotBefore().toInstant());
        } catch (CertPathBuilderException notBelieved) {
            return Optional.of(reason(notBelieved, own));
        } catch (GeneralSecurityException notBelieved) {
            return Optional.of(String.valueOf(notBelieved.getMessage()));
        }
    }

    /**
     * A way from the certificate to an authority; what else the other server has shown may help to find it (RFC 8446 section
     * 4.4.2: in any order, and more than is needed).
     */
    private static PKIXCertPathBuilderResult path(List<X509Certificate> chain, PKIXBuilderParameters parameters)
            throws GeneralSecurityException {
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
        return (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    private PKIXBuilderParameters parameters(List<X509Certificate> chain) throws GeneralSecurityException {
        X509CertSelector wanted = new X509CertSelector();
        wanted.setCertificate(chain.getFirst());
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
        parameters.setDate(Date.from(clock.instant()));
        parameters.setRevocationEnabled(false);
        return parameters;
    }

    /** Whether the stapled answer of the authority says so; one that is out of date, or not the authority's, says nothing. */
    private boolean isRevoked(List<X509Certificate> chain, List<byte[]> status) throws GeneralSecurityException {
        if (status.isEmpty() || status.getFirst().length == 0) {
            return false;
        }
        PKIXRevocationChecker checker =
                (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        checker.setOcspResponses(Map.of(chain.getFirst(), status.getFirst()));
        // Only what was shown is looked at, so that nobody can make this server ask anybody.
        checker.setOptions(EnumSet.of(
                PKIXRevocationChecker.Option.ONLY_END_ENTITY,
                PKIXRevocationChecker.Option.NO_FALLBACK,
                PKIXRevocationChecker.Option.SOFT_FAIL));
        PKIXBuilderParameters parameters = parameters(chain);
        parameters.addCertPathChecker(checker);
        try {
            path(chain, parameters);
            return false;
        } catch (CertPathBuilderException refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                if (cause instanceof CertPathValidatorException because && because.getReason() == BasicReason.REVOKED) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String reason(CertPathBuilderException notBelieved, X509Certificate own) {
        return own.getSubjectX500Principal().equals(own.getIssuerX500Principal())
                ? "it is self-signed"
                : "no known authority has signed it: " + notBelieved.getMessage();
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

package im.parley.server.certs;

import im.parley.wire.port.Facts;
import im.parley.wire.port.TlsFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The authorities whose certificates clients may log in with (XEP-0178 section 2), and what such a certificate says of its
 * owner. Certificates that were revoked are not told apart: take the authority's certificates from few.
 */
public final class ClientAuthorities {
    /** Nobody's certificates are believed. */
    public static final ClientAuthorities NONE = new ClientAuthorities(Set.of(), false, Clock.systemUTC());

    private static final System.Logger LOG = System.getLogger(ClientAuthorities.class.getName());
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_USAGE = "2.5.29.37.0";

    private final Set<TrustAnchor> anchors;
    private final boolean required;
    private final Clock clock;

    private ClientAuthorities(Set<TrustAnchor> anchors, boolean required, Clock clock) {
        this.anchors = anchors;
        this.required = required;
        this.clock = clock;
    }

    /**
     * Believes what one of the given authorities has signed.
     *
     * @param required whether a client must show such a certificate, however it logs in
     */
    public static ClientAuthorities of(List<X509Certificate> authorities, boolean required, Clock clock) {
        return new ClientAuthorities(
                authorities.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toUnmodifiableSet()),
                required,
                clock);
    }

    /**
     * Believes the authorities in a PEM file.
     *
     * @throws IOException when it cannot be read, or there is no certificate in it
     */
    public static ClientAuthorities read(Path file, boolean required, Clock clock) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> authorities = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (authorities.isEmpty()) {
                throw new IOException(file + " has no certificate");
            }
            return of(authorities, required, clock);
        } catch (GeneralSecurityException malformed) {
            throw new IOException(file + " is no PEM file of certificates: " + malformed.getMessage(), malformed);
        }
    }

    /** Whether a client must be refused because it has shown no certificate of these authorities. */
    public boolean refuses(Facts facts) {
        return required && facts.secure() && !verified(facts);
    }

    /** The addresses of the client that has shown a certificate; empty without one, and when it is not believed. */
    public List<String> addresses(Facts facts) {
        return verified(facts)
                ? ClientAddresses.of(facts.tls().orElseThrow().peerCertificates().getFirst())
                : List.of();
    }

    private boolean verified(Facts facts) {
        List<X509Certificate> chain = facts.tls().map(TlsFacts::peerCertificates).orElse(List.of());
        return !anchors.isEmpty() && !chain.isEmpty() && isForClients(chain.getFirst()) && isSigned(chain);
    }

    private boolean isSigned(List<X509Certificate> chain) {
        try {
            List<X509Certificate> below = chain.stream().filter(certificate -> !isAnchor(certificate)).toList();
            if (below.isEmpty()) {
                return false; // the authority itself is nobody's client
            }
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(clock.instant()));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
            return true;
        } catch (GeneralSecurityException notBelieved) {
            LOG.log(System.Logger.Level.DEBUG, "A client's certificate is not believed: " + notBelieved.getMessage());
            return false;
        }
    }

    private boolean isAnchor(X509Certificate certificate) {
        return anchors.stream().anyMatch(anchor -> certificate.equals(anchor.getTrustedCert()));
    }

    /** RFC 5280 section 4.2.1.12: a certificate that says what it is for is for nothing else. */
    private static boolean isForClients(X509Certificate certificate) {
        try {
            List<String> usages = certificate.getExtendedKeyUsage();
            return usages == null || usages.contains(CLIENT_AUTH) || usages.contains(ANY_USAGE);
        } catch (CertificateParsingException damaged) {
            return false;
        }
    }
}

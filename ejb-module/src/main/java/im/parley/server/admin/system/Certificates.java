package im.parley.server.admin.system;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Rejected;
import im.parley.server.certs.BrokenPem;
import im.parley.server.certs.CertificateStore;
import im.parley.server.spi.Domains;
import im.parley.store.vhost.Vhost;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** The certificates of the domains. */
@Singleton
public final class Certificates {
    private static final int LONGEST = 256 * 1024;

    private final CertificateStore store;
    private final Domains domains;
    private final Audit audit;
    private final Clock clock;

    /** Looks at these. */
    @Inject
    public Certificates(CertificateStore store, Domains domains, Audit audit, Clock clock) {
        this.store = store;
        this.domains = domains;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The certificate that clients of a domain get.
     *
     * @param names the domains that it is for
     * @param fingerprint SHA-256, in hexadecimal figures
     * @param valid whether it is for this domain, and now
     */
    public record View(
            String domain,
            String subject,
            String issuer,
            List<String> names,
            Instant notBefore,
            Instant notAfter,
            boolean selfSigned,
            String serial,
            String fingerprint,
            boolean valid) {}

    /** Those of the domains that somebody administers. */
    public List<View> list(Actor actor) {
        return domains.all().stream()
                .map(Vhost::domain)
                .filter(actor::administers)
                .map(this::view)
                .toList();
    }

    /** That of a domain. */
    public View get(Actor actor, String domain) {
        actor.requireDomain(domain);
        requireServed(domain);
        return view(domain);
    }

    private void requireServed(String domain) {
        if (!domains.serves(domain)) {
            throw Rejected.notFound("this server does not serve " + domain);
        }
    }

    /**
     * Uses another certificate for a domain from now on.
     *
     * @param pem the certificate, those of its issuers, and the private key
     */
    public View install(Actor actor, String domain, String pem) {
        return audit.of(actor, Audit.Act.on(domain, "certificate.install"), () -> {
            actor.requireDomain(domain);
            requireServed(domain);
            if (pem.length() > LONGEST) {
                throw Rejected.invalid("pem", "that is too long");
            }
            try {
                store.install(domain, pem);
            } catch (BrokenPem broken) {
                throw Rejected.invalid("pem", broken.reason());
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
            return view(domain);
        });
    }

    private View view(String domain) {
        X509Certificate certificate = store.identityFor(domain).chain().getFirst();
        Instant now = clock.instant();
        List<String> names = CertificateStore.names(certificate);
        Instant begin = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        return new View(
                domain,
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                names,
                begin,
                end,
                certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()),
                certificate.getSerialNumber().toString(16),
                fingerprint(certificate),
                CertificateStore.isFor(certificate, domain) && begin.isBefore(now) && end.isAfter(now));
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.ofDelimiter(":").withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

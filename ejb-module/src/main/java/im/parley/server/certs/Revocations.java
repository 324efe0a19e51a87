package im.parley.server.certs;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What authorities have revoked, by the lists that an administrator keeps here. A list says so also when it is out of date:
 * nothing that was revoked becomes good again. Files are read again when they have changed.
 */
public final class Revocations {
    private static final System.Logger LOG = System.getLogger(Revocations.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final List<ListFile> files;
    private final List<X509CRL> fixed;
    private final LongSupplier nanos;
    private long looked;

    /** One file as it was read last. */
    private static final class ListFile {
        private final Path path;
        private FileTime changed;
        private List<X509CRL> lists;

        ListFile(Path path) throws IOException {
            this.path = path;
            changed = Files.getLastModifiedTime(path);
            lists = read(path);
        }

        void refresh() {
            try {
                FileTime now = Files.getLastModifiedTime(path);
                if (!now.equals(changed)) {
                    lists = read(path);
                    changed = now;
                }
            } catch (IOException unreadable) {
                LOG.log(Level.WARNING, "{0} cannot be read, what it said before goes on to count: {1}", path, unreadable.getMessage());
            }
        }
    }

    private Revocations(List<ListFile> files, List<X509CRL> fixed, LongSupplier nanos) {
        this.files = files;
        this.fixed = fixed;
        this.nanos = nanos;
        looked = nanos.getAsLong();
    }

    /** These lists. */
    static Revocations of(Collection<? extends CRL> lists) {
        return new Revocations(List.of(), lists.stream().map(X509CRL.class::cast).toList(), System::nanoTime);
    }

    /**
     * The lists in these files, DER or PEM.
     *
     * @param nanos how time goes by
     * @throws IOException when a file cannot be read, or there is no list in it
     */
    public static Revocations read(List<Path> paths, LongSupplier nanos) throws IOException {
        List<ListFile> files = new ArrayList<>();
        for (Path path : paths) {
            files.add(new ListFile(path));
        }
        return new Revocations(files, List.of(), nanos);
    }

    private static List<X509CRL> read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            List<X509CRL> found = CertificateFactory.getInstance("X.509").generateCRLs(in).stream()
                    .map(X509CRL.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new IOException(path + " has no revocation list");
            }
            return found;
        } catch (GeneralSecurityException malformed) {
            throw new IOException(path + " is no revocation list: " + malformed.getMessage(), malformed);
        }
    }

    private synchronized List<X509CRL> lists() {
        if (files.isEmpty()) {
            return fixed;
        }
        if (nanos.getAsLong() - looked > PAUSE.toNanos()) {
            looked = nanos.getAsLong();
            files.forEach(ListFile::refresh);
        }
        return files.stream().flatMap(file -> file.lists.stream()).toList();
    }

    /** What is revoked of a chain that an authority stands above. */
    Optional<String> objection(List<X509Certificate> chain, TrustAnchor anchor) {
        List<X509CRL> lists = lists();
        for (int i = 0; i < chain.size() && !lists.isEmpty(); i++) {
            PublicKey issuer = i + 1 < chain.size() ? chain.get(i + 1).getPublicKey() : key(anchor);
            X509Certificate certificate = chain.get(i);
            for (X509CRL list : lists) {
                X509CRLEntry entry = list.getRevokedCertificate(certificate);
                if (entry != null && isOf(list, issuer)) {
                    return Optional.of("its authority has revoked it on " + entry.getRevocationDate().toInstant());
                }
            }
        }
        return Optional.empty();
    }

    private static PublicKey key(TrustAnchor anchor) {
        X509Certificate certificate = anchor.getTrustedCert();
        return certificate == null ? anchor.getCAPublicKey() : certificate.getPublicKey();
    }

    private static boolean isOf(X509CRL list, PublicKey issuer) {
        try {
            list.verify(issuer);
            return true;
        } catch (GeneralSecurityException somebodyElses) {
            return false;
        }
    }
}

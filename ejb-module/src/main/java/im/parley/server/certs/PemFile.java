package im.parley.server.certs;

import im.parley.wire.port.TlsIdentity;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A PEM file that was read.
 *
 * @param owner the domain that the configuration or the file's name gives it to; empty for {@code default.pem}
 * @param custom whether the configuration does
 */
record PemFile(Path path, Optional<String> owner, boolean custom, TlsIdentity identity) {

    /** Tells a changed file from an unchanged one without reading it. */
    record Stamp(long modifiedNanos, long size, String key) {

        static Stamp of(Path path) throws IOException {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            var modified = attributes.lastModifiedTime().toInstant();
            return new Stamp(
                    modified.getEpochSecond() * 1_000_000_000L + modified.getNano(),
                    attributes.size(),
                    String.valueOf(attributes.fileKey()));
        }
    }

    static PemFile read(Path path, Optional<String> owner, boolean custom, boolean withoutRoot) throws BrokenPem {
        try {
            var identity = Pem.read(Files.readString(path, StandardCharsets.ISO_8859_1), withoutRoot);
            return new PemFile(path, owner, custom, identity);
        } catch (CharacterCodingException e) {
            throw new BrokenPem("it is not text", e);
        } catch (IOException e) {
            throw new BrokenPem("it cannot be read: " + e, e);
        }
    }

    X509Certificate certificate() {
        return identity.chain().getFirst();
    }

    /** All domains that may get this certificate. */
    Set<String> names() {
        var names = new LinkedHashSet<String>();
        owner.ifPresent(names::add);
        names.addAll(CertificateNames.of(certificate()));
        return names;
    }

    boolean isOwnedBy(String name) {
        return owner.filter(name::equals).isPresent();
    }

    boolean isSelfSigned() {
        return certificate().getSubjectX500Principal().equals(certificate().getIssuerX500Principal());
    }

    boolean isExpired(Instant now) {
        return certificate().getNotAfter().toInstant().isBefore(now);
    }
}

package im.parley.server.certs;

import im.parley.wire.port.Facts;
import im.parley.wire.port.KeyRecord;
import im.parley.wire.port.TlsFacts;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Keys of servers in DNS whose signatures were verified (DANE): records of the usage DANE-EE (RFC 7671 section 5.1), which
 * need neither an authority nor a name nor a date. Those of other usages are left out.
 */
public final class PublishedKeys {
    private static final int DANE_EE = 3;
    private static final int WHOLE_CERTIFICATE = 0;
    private static final int PUBLIC_KEY = 1;

    private PublishedKeys() {}

    /** Whether a server has shown a certificate that is published. */
    public static boolean include(List<KeyRecord> published, Facts facts) {
        List<X509Certificate> chain = facts.tls().map(TlsFacts::peerCertificates).orElse(List.of());
        return !chain.isEmpty()
                && published.stream().anyMatch(record -> record.usage() == DANE_EE && matches(record, chain.getFirst()));
    }

    private static boolean matches(KeyRecord record, X509Certificate certificate) {
        try {
            byte[] part = switch (record.selector()) {
                case WHOLE_CERTIFICATE -> certificate.getEncoded();
                case PUBLIC_KEY -> certificate.getPublicKey().getEncoded();
                default -> new byte[0];
            };
            byte[] matched = switch (record.matching()) {
                case 0 -> part;
                case 1 -> MessageDigest.getInstance("SHA-256").digest(part);
                case 2 -> MessageDigest.getInstance("SHA-512").digest(part);
                default -> new byte[0];
            };
            return part.length > 0 && matched.length > 0 && MessageDigest.isEqual(matched, record.data());
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }
}

package im.parley.server.certs;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The order that TLS wants (RFC 8446, 4.4.2): the server's certificate first, each one signed by the next. */
final class Chain {
    private Chain() {}

    /** Starts at {@code first} and follows the issuers; certificates that are not on that way are left out. */
    static List<X509Certificate> from(X509Certificate first, List<X509Certificate> all, boolean withoutRoot) {
        var chain = new ArrayList<X509Certificate>();
        var next = Optional.of(first);
        while (next.isPresent() && !chain.contains(next.get())) {
            var certificate = next.get();
            chain.add(certificate);
            next = all.stream().filter(issuer -> signed(issuer, certificate)).findFirst();
        }
        if (withoutRoot && chain.size() > 1 && signed(chain.getLast(), chain.getLast())) {
            chain.removeLast();
        }
        return List.copyOf(chain);
    }

    private static boolean signed(X509Certificate issuer, X509Certificate subject) {
        if (!issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal())) {
            return false;
        }
        try {
            subject.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException notSigned) {
            return false;
        }
    }
}

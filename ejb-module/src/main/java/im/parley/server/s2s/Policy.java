package im.parley.server.s2s;

import im.parley.server.config.S2sOptions;
import java.util.Collection;

/** Whom this server talks to, and how sure it must be of the other one. */
record Policy(S2sOptions options) {

    /** Whether the administrator lets these two talk. */
    boolean allows(DomainPair pair) {
        S2sOptions.Trust trust = options.trust();
        return !contains(trust.blocked(), pair.remote())
                && (trust.allowed().isEmpty() || contains(trust.allowed(), pair.remote()));
    }

    boolean tlsRequired(String remote) {
        return options.trust().tlsRequired() && !contains(options.trust().plainDomains(), remote);
    }

    /** Whether a domain must prove itself by a certificate. */
    boolean certificateRequired(String remote) {
        return options.trust().certificateRequired()
                || !dialback()
                || contains(options.trust().certifiedDomains(), remote);
    }

    /** Whether dialback is spoken at all. */
    boolean dialback() {
        return options.dialback().activity().orElse(true);
    }

    /** Whether certificates take part in authentication. */
    boolean external(String remote) {
        return options.external().activity().orElse(true) && !contains(options.external().skipped(), remote);
    }

    /** {@code *.example.org} stands for all domains below that one. */
    private static boolean contains(Collection<String> domains, String domain) {
        if (domains.isEmpty()) {
            return false;
        }
        for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
            if (domains.contains('*' + domain.substring(dot))) {
                return true;
            }
        }
        return domains.contains(domain);
    }
}

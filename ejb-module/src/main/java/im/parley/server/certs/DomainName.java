package im.parley.server.certs;

import java.net.IDN;
import java.util.Locale;

/** Domain names as certificates hold them. */
final class DomainName {
    private DomainName() {}

    /** Lower case, A-labels, no trailing dot; what is no domain name stays as it is. */
    static String ascii(String domain) {
        var plain = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        try {
            return IDN.toASCII(plain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return plain.toLowerCase(Locale.ROOT);
        }
    }

    /** RFC 6125, 6.4.3: {@code *.example.com} stands for one more label. */
    static String wildcard(String ascii) {
        var dot = ascii.indexOf('.');
        return dot < 0 ? "*" : "*" + ascii.substring(dot);
    }
}

package im.parley.wire.addr;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * Prepares the domain part of an address, RFC 7622 section 3.2: a host name, an internationalised one included, an IPv4
 * address, or an IPv6 address in brackets.
 *
 * <p>DEVIATION: host names beyond ASCII are mapped by {@link java.net.IDN}, which follows IDNA2003: a sharp s becomes
 * "ss" and letters younger than Unicode 3.2 are refused. IDNA2008 differs in few names; a library for it on Maven
 * Central would bring ICU.
 */
final class DomainPart {
    private static final int LONGEST_LABEL = 63;
    private static final int SHARED = 256;
    /** The domains seen last, so that the addresses of one domain share one string. Races lose sharing only. */
    private static final @Nullable String[] RECENT = new String[SHARED];

    private DomainPart() {}

    static String prepare(String text) {
        if (text.startsWith("[")) {
            return Ipv6.literal(text);
        }
        // RFC 7622 section 3.2: before any other step.
        String domain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (domain.isEmpty()) {
            throw new InvalidJid("the domain part is empty");
        }
        String prepared = isPlain(domain)
                ? lowerCase(domain)
                : Preparation.enforce(domain, "domain", PrecisProfiles.IDN::enforce);
        if (prepared.startsWith(".") || prepared.endsWith(".") || prepared.contains("..")) {
            throw new InvalidJid("the domain part has an empty label");
        }
        if (prepared.startsWith("xn--") || prepared.contains(".xn--")) {
            throw new InvalidJid("the domain part has a label that is no valid A-label");
        }
        return shared(Preparation.checkedLength(prepared, "domain"));
    }

    /** Whether all labels are NR-LDH labels (RFC 5890 section 2.3.1). A-labels have to be converted, so they are not. */
    private static boolean isPlain(String domain) {
        int start = 0;
        for (int i = 0; i <= domain.length(); i++) {
            char c = i == domain.length() ? '.' : domain.charAt(i);
            if (c == '.') {
                if (!isLabel(domain, start, i)) {
                    return false;
                }
                start = i + 1;
            } else if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLabel(String domain, int start, int end) {
        return end > start
                && end - start <= LONGEST_LABEL
                && domain.charAt(start) != '-'
                && domain.charAt(end - 1) != '-'
                && !domain.regionMatches(true, start, "xn--", 0, 4);
    }

    static String lowerCase(String ascii) {
        return ascii.toLowerCase(Locale.ROOT);
    }

    private static String shared(String domain) {
        int slot = domain.hashCode() & (SHARED - 1);
        String recent = RECENT[slot];
        if (recent != null && recent.equals(domain)) {
            return recent;
        }
        RECENT[slot] = domain;
        return domain;
    }
}

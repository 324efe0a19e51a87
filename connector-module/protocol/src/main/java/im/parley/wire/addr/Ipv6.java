package im.parley.wire.addr;

import java.util.regex.Pattern;

/** IPv6 addresses in brackets: {@code IP-literal} of RFC 3986 section 3.2.2 with the zone of RFC 6874. */
final class Ipv6 {
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final Pattern IPV4 = Pattern.compile(
            "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");
    private static final Pattern ZONE = Pattern.compile("([A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+");
    private static final int GROUPS = 8;
    private static final int LONGEST = 255;

    private Ipv6() {}

    /** The address in lower case, with its brackets. */
    static String literal(String text) {
        int zone = text.indexOf("%25");
        boolean valid = text.endsWith("]")
                && text.length() <= LONGEST
                && isAddress(text.substring(1, zone < 0 ? text.length() - 1 : zone))
                && (zone < 0 || ZONE.matcher(text).region(zone + 3, text.length() - 1).matches());
        if (!valid) {
            throw new InvalidJid("the domain part is no IPv6 address");
        }
        return DomainPart.lowerCase(text);
    }

    private static boolean isAddress(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == GROUPS;
        }
        int before = groups(text.substring(0, gap), false);
        int after = groups(text.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups of 16 bits there are, or -1 when one is malformed. */
    private static int groups(String text, boolean last) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] groups = text.split(":", -1);
        int count = groups.length;
        for (int i = 0; i < groups.length; i++) {
            if (last && i == groups.length - 1 && IPV4.matcher(groups[i]).matches()) {
                count++;
            } else if (!GROUP.matcher(groups[i]).matches()) {
                return -1;
            }
        }
        return count;
    }
}

package im.parley.wire.addr;

/**
 * XEP-0106: JID Escaping. Writes characters into a local part that must not stand there, and shows them again. For
 * gateways and imports only: on the wire and in comparisons an escaped local part is like any other.
 */
public final class JidEscaping {
    private static final String ESCAPED = " \"&'/:<>@\\";
    private static final int LENGTH = 3;

    private JidEscaping() {}

    /**
     * Escapes the name of a user elsewhere, not prepared yet, section 4.2.
     *
     * @throws InvalidJid when it begins or ends with a space, which cannot be escaped (section 3.2)
     */
    public static String escape(String name) {
        if (name.startsWith(" ") || name.endsWith(" ")) {
            throw new InvalidJid("a local part cannot begin or end with an escaped space");
        }
        StringBuilder escaped = new StringBuilder(name.length() + LENGTH);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            // A backslash stands for itself unless it could be read as an escape.
            boolean plain = c == '\\' ? codeAt(name, i) < 0 : ESCAPED.indexOf(c) < 0;
            if (plain) {
                escaped.append(c);
            } else {
                escaped.append('\\').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xF, 16));
            }
        }
        return escaped.toString();
    }

    /** The name that was escaped, section 3.3. Sequences that are no escapes stay as they are. */
    public static String unescape(String localpart) {
        StringBuilder name = new StringBuilder(localpart.length());
        for (int i = 0; i < localpart.length(); i++) {
            int code = codeAt(localpart, i);
            boolean atEdge = i == 0 || i + LENGTH == localpart.length();
            if (code < 0 || code == ' ' && atEdge) {
                name.append(localpart.charAt(i));
            } else {
                name.append((char) code);
                i += LENGTH - 1;
            }
        }
        return name.toString();
    }

    /** The character whose escape begins at {@code index}, or -1. Case is significant (section 3.1). */
    private static int codeAt(String text, int index) {
        if (text.charAt(index) != '\\' || index + LENGTH > text.length()) {
            return -1;
        }
        String digits = text.substring(index + 1, index + LENGTH);
        for (int i = 0; i < ESCAPED.length(); i++) {
            char c = ESCAPED.charAt(i);
            if (digits.charAt(0) == Character.forDigit(c >> 4, 16)
                    && digits.charAt(1) == Character.forDigit(c & 0xF, 16)) {
                return c;
            }
        }
        return -1;
    }
}

package im.parley.wire.addr;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * Prepares and enforces the parts of an address: RFC 7622 section 3 over the PRECIS profiles of RFC 8265. Plain ASCII,
 * which is nearly everything, is decided here; the tables of Unicode are asked for the rest alone.
 */
final class Preparation {
    private static final int LONGEST = 1023;
    /** RFC 7622 section 3.3.1. */
    private static final boolean[] FORBIDDEN_IN_LOCALPART = new boolean['@' + 1];

    static {
        "\"&'/:<>@".chars().forEach(c -> FORBIDDEN_IN_LOCALPART[c] = true);
    }

    private Preparation() {}

    /** RFC 7622 section 3.3: UsernameCaseMapped without the characters of section 3.3.1. */
    static String localpart(String text) {
        boolean upper = false;
        boolean plain = text.length() <= LONGEST;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c > ' ' && c < 0x7F;
            upper |= c >= 'A' && c <= 'Z';
        }
        String prepared = plain
                ? upper ? DomainPart.lowerCase(text) : text
                : enforce(text, "local", PrecisProfiles.USERNAME_CASE_MAPPED::enforce);
        for (int i = 0; i < prepared.length(); i++) {
            char c = prepared.charAt(i);
            if (c <= '@' && FORBIDDEN_IN_LOCALPART[c]) {
                throw new InvalidJid("the local part has a forbidden character");
            }
        }
        return checkedLength(prepared, "local");
    }

    /** RFC 7622 section 3.2. */
    static String domainpart(String text) {
        return DomainPart.prepare(text);
    }

    /** RFC 7622 section 3.4: OpaqueString. Table 2 there, line 18, has no leading space either. */
    static String resourcepart(String text) {
        boolean plain = text.length() <= LONGEST;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c >= ' ' && c < 0x7F;
        }
        String prepared = plain ? text : enforce(text, "resource", PrecisProfiles.OPAQUE_STRING::enforce);
        if (prepared.startsWith(" ")) {
            throw new InvalidJid("the resource part begins with a space");
        }
        return checkedLength(prepared, "resource");
    }

    /** Enforces a profile; what it makes must be stable under it (RFC 8264 section 7). */
    static String enforce(String text, String part, UnaryOperator<String> profile) {
        if (text.length() > LONGEST) {
            throw tooLong(part);
        }
        try {
            String prepared = profile.apply(text);
            if (prepared.equals(text) || profile.apply(prepared).equals(prepared)) {
                return prepared;
            }
        } catch (RuntimeException notAllowed) {
            // The library throws several kinds; all mean the same here.
        }
        throw new InvalidJid("the " + part + " part has forbidden characters");
    }

    static String checkedLength(String prepared, String part) {
        if (prepared.isEmpty()) {
            throw new InvalidJid("the " + part + " part is empty");
        }
        // No character takes more than three bytes per char.
        if (prepared.length() > LONGEST / 3 && prepared.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw tooLong(part);
        }
        return prepared;
    }

    private static InvalidJid tooLong(String part) {
        return new InvalidJid("the " + part + " part is longer than 1023 bytes");
    }
}

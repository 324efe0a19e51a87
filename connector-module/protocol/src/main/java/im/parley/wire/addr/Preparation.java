package im.parley.wire.addr;

import java.nio.charset.StandardCharsets;
import rocks.xmpp.precis.PrecisProfiles;

/** Prepares and enforces the parts of an address: RFC 7622 section 3 over the PRECIS profiles of RFC 8265. */
final class Preparation {
    private static final int LONGEST = 1023;
    private static final String FORBIDDEN_IN_LOCALPART = "\"&'/:<>@";

    private Preparation() {}

    static String localpart(String text) {
        String prepared = enforce(text, "local", PrecisProfiles.USERNAME_CASE_MAPPED::enforce);
        for (int i = 0; i < prepared.length(); i++) {
            if (FORBIDDEN_IN_LOCALPART.indexOf(prepared.charAt(i)) >= 0) {
                throw new InvalidJid("the local part has a forbidden character");
            }
        }
        return prepared;
    }

    static String domainpart(String text) {
        return enforce(text.endsWith(".") ? text.substring(0, text.length() - 1) : text, "domain", PrecisProfiles.IDN::enforce);
    }

    static String resourcepart(String text) {
        return enforce(text, "resource", PrecisProfiles.OPAQUE_STRING::enforce);
    }

    private interface Profile {
        String enforce(CharSequence text);
    }

    private static String enforce(String text, String part, Profile profile) {
        String prepared;
        try {
            prepared = profile.enforce(text);
        } catch (RuntimeException notAllowed) {
            throw new InvalidJid("the " + part + " part has forbidden characters");
        }
        if (prepared.isEmpty() || prepared.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new InvalidJid("the " + part + " part is empty or longer than 1023 bytes");
        }
        return prepared;
    }
}

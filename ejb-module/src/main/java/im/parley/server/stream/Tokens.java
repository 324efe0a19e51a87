package im.parley.server.stream;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes unguessable identifiers: stream ids (RFC 6120 section 4.7.3) and resources (section 7.6). */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int BYTES = 15;

    private Tokens() {}

    /** Twenty characters that stand in an attribute and in a resource as they are. */
    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return ENCODER.encodeToString(bytes);
    }
}

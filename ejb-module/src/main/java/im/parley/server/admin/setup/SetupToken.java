package im.parley.server.admin.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What somebody must know to set the server up: 144 random bits of this start, printed where only its administrator
 * reads. It is compared in constant time and written nowhere.
 */
final class SetupToken {
    private static final int BYTES = 18;

    private final String text;

    SetupToken(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String text() {
        return text;
    }

    boolean matches(String candidate) {
        return MessageDigest.isEqual(
                text.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }
}

package im.parley.web.bosh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The sequence of keys that protects a session which others can watch, XEP-0124 section 15: each key is the image of the
 * next under SHA-1, so that who has seen all of them does not know the next one.
 */
final class Keys {
    private String expected;

    /** @param initial {@code newkey} of the first request, or empty for a session without keys */
    Keys(String initial) {
        expected = initial.toLowerCase(Locale.ROOT);
    }

    /** Whether a request has the key that it needs; if so, the next one is expected. */
    boolean accept(Optional<String> key, Optional<String> newKey) {
        if (!expected.isEmpty() && !key.map(Keys::image).map(expected::equals).orElse(false)) {
            return false;
        }
        if (newKey.isPresent()) {
            expected = newKey.get().toLowerCase(Locale.ROOT);
        } else if (!expected.isEmpty()) {
            expected = key.orElseThrow().toLowerCase(Locale.ROOT);
        }
        return true;
    }

    private static String image(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(key.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package im.parley.server.admin.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes what nobody can guess, and what is kept of it. */
final class Secrets {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private Secrets() {}

    /** 256 random bits in 43 characters. */
    static String fresh() {
        return fresh(BYTES);
    }

    /** As many random bytes as text. */
    static String fresh(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return TEXT.encodeToString(random);
    }

    /** 43 characters; a plain hash suffices, as a secret of 256 bits cannot be tried out. */
    static String hash(String secret) {
        return hash(secret.getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] secret) {
        try {
            return TEXT.encodeToString(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has this one
        }
    }

    /** Compares in a time that tells nothing. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}

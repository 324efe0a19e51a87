package im.parley.wire.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes keys for users who do not exist, from a secret of the server (RFC 5802 section 9, last paragraph but one). */
public final class Decoys {
    private static final int SALT_BYTES = 16;

    private final byte[] secret;
    private final int iterations;

    /**
     * @param secret random bytes that stay the same across restarts
     * @param iterations the iteration count that real users have
     */
    public Decoys(byte[] secret, int iterations) {
        this.secret = secret.clone();
        this.iterations = iterations;
    }

    /** The iteration count that real users have. */
    public int iterations() {
        return iterations;
    }

    /** @see CredentialSource#decoy */
    public ScramKeys keys(String username, ScramHash hash) {
        byte[] salt = Arrays.copyOf(part("salt", username, hash), SALT_BYTES);
        int length = hash.bits() / 8;
        byte[] stored = Arrays.copyOf(part("stored", username, hash), length);
        byte[] server = Arrays.copyOf(part("server", username, hash), length);
        return new ScramKeys(hash, salt, iterations, stored, server);
    }

    private byte[] part(String purpose, String username, ScramHash hash) {
        String label = purpose + '\0' + hash.mechanism() + '\0' + username;
        return ScramKeys.hmac(ScramHash.SHA_512, secret, label.getBytes(StandardCharsets.UTF_8));
    }
}

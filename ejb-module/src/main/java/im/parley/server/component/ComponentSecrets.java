package im.parley.server.component;

import im.parley.wire.sasl.ScramHash;
import im.parley.wire.sasl.ScramKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is kept of the secrets of components. XEP-0114 needs the secret itself, so it is encrypted (AES-GCM) with a key that
 * is in the home of the server and not in the database; where SASL is all that is spoken, the keys of SCRAM are kept and
 * not the secret.
 */
public final class ComponentSecrets {
    /** Bytes of a key. */
    public static final int KEY_BYTES = 32;

    private static final String SEALED = "aes-gcm:";
    private static final String HASHED = "scram-sha-256:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SALT_BYTES = 16;
    private static final int ITERATIONS = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    /**
     * Secrets under a key.
     *
     * @param key of {@link #KEY_BYTES}
     */
    public ComponentSecrets(byte[] key) {
        this.key = key.clone();
    }

    /** A new key. */
    public static byte[] newKey() {
        return random(KEY_BYTES);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** The secret of a component in a form that this server can read again. */
    public String seal(String domain, String secret) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, nonce, domain)
                    .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return SEALED + encode(ByteBuffer.allocate(nonce.length + text.length).put(nonce).put(text).array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has AES-GCM
        }
    }

    /** The secret; empty when only its hash is kept, or when it was sealed with another key or for another domain. */
    public Optional<String> open(String domain, String kept) {
        if (!kept.startsWith(SEALED)) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getDecoder().decode(kept.substring(SEALED.length()));
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, domain)
                    .doFinal(all, NONCE_BYTES, Math.max(0, all.length - NONCE_BYTES));
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (AEADBadTagException | IllegalArgumentException otherKey) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String domain) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(domain.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /**
     * The secret in a form that it can be checked against and no more.
     *
     * @throws IllegalArgumentException when it is empty or has forbidden characters
     */
    public String hash(String secret) {
        ScramKeys keys = ScramKeys.derive(secret, random(SALT_BYTES), ITERATIONS, ScramHash.SHA_256);
        return HASHED + keys.iterations() + ':' + encode(keys.salt()) + ':' + encode(keys.storedKey()) + ':'
                + encode(keys.serverKey());
    }

    /** Whether the secret itself can be read again. */
    public static boolean isSealed(String kept) {
        return kept.startsWith(SEALED);
    }

    /** The keys to check a log-in with; takes milliseconds for a sealed secret. */
    public Optional<ScramKeys> keys(String domain, String kept) {
        if (!kept.startsWith(HASHED)) {
            return open(domain, kept).map(secret ->
                    ScramKeys.derive(secret, random(SALT_BYTES), ITERATIONS, ScramHash.SHA_256));
        }
        String[] parts = kept.substring(HASHED.length()).split(":", -1);
        return Optional.of(new ScramKeys(
                ScramHash.SHA_256,
                decode(parts[1]),
                Integer.parseInt(parts[0]),
                decode(parts[2]),
                decode(parts[3])));
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text);
    }
}

package im.parley.wire.sasl;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * What a server keeps of a password, RFC 5802 section 3: enough to check it, not enough to use it elsewhere.
 *
 * @param hash the hash function
 * @param salt the salt
 * @param iterations the iteration count of PBKDF2
 * @param storedKey the hash of the client key
 * @param serverKey the key with which the server proves that it knows this
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the arrays are not changed
public record ScramKeys(ScramHash hash, byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {
    private static final byte[] CLIENT_KEY = "Client Key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SERVER_KEY = "Server Key".getBytes(StandardCharsets.US_ASCII);

    /**
     * Derives the keys of a password. Takes milliseconds of CPU by design.
     *
     * @param password as the user typed it; prepared here by the OpaqueString profile of RFC 8265
     * @throws IllegalArgumentException when the password is empty or has forbidden characters
     */
    public static ScramKeys derive(String password, byte[] salt, int iterations, ScramHash hash) {
        return ofSalted(saltedPassword(password, salt, iterations, hash), salt, iterations, hash);
    }

    /**
     * The keys of a {@code SaltedPassword} (RFC 5802 section 3), which somebody else has derived.
     *
     * @throws IllegalArgumentException when it has not the length of the hash function
     */
    public static ScramKeys ofSalted(byte[] salted, byte[] salt, int iterations, ScramHash hash) {
        if (salted.length * 8 != hash.bits()) {
            throw new IllegalArgumentException("a salted password for " + hash.hashName() + " has " + hash.bits() + " bits");
        }
        byte[] storedKey = hash.digest(hmac(hash, salted, CLIENT_KEY));
        return new ScramKeys(hash, salt, iterations, storedKey, hmac(hash, salted, SERVER_KEY));
    }

    /**
     * {@code SaltedPassword} of RFC 5802 section 3.
     *
     * @throws IllegalArgumentException as {@link #derive}
     */
    static byte[] saltedPassword(String password, byte[] salt, int iterations, ScramHash hash) {
        char[] prepared = PrecisProfiles.OPAQUE_STRING.enforce(password).toCharArray();
        if (prepared.length == 0) {
            throw new IllegalArgumentException("the password is empty");
        }
        PBEKeySpec spec = new PBEKeySpec(prepared, salt, iterations, hash.bits());
        try {
            return SecretKeyFactory.getInstance("PBKDF2With" + hash.mac())
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has PBKDF2 with these
        } finally {
            spec.clearPassword();
        }
    }

    /** Whether this is the password. Takes as long as {@link #derive}. */
    public boolean matches(String password) {
        try {
            return MessageDigest.isEqual(storedKey, derive(password, salt, iterations, hash).storedKey);
        } catch (IllegalArgumentException forbiddenCharacters) {
            return false;
        }
    }

    static byte[] hmac(ScramHash hash, byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance(hash.mac());
            mac.init(new SecretKeySpec(key, hash.mac()));
            return mac.doFinal(data);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has these three
        }
    }
}

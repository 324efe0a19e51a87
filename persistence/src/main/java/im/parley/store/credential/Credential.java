package im.parley.store.credential;

import java.util.Arrays;

/**
 * What SCRAM keeps of a password for one hash function (RFC 5802 section 3): salted keys, from which the password
 * cannot be had.
 *
 * @param id which password of the account, in at most 128 characters: {@link #DEFAULT} for the password of the account
 *     itself, else the name of an application password
 * @param mechanism the hash function: {@code SHA-1}, {@code SHA-256} or {@code SHA-512}
 * @param salt the salt
 * @param iterations the iteration count
 * @param storedKey H(ClientKey)
 * @param serverKey the server key
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
public record Credential(
        String id, String mechanism, byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {
    /** The id of the password of the account itself. */
    public static final String DEFAULT = "default";

    /** Takes copies of the keys. */
    public Credential {
        salt = salt.clone();
        storedKey = storedKey.clone();
        serverKey = serverKey.clone();
    }

    /** A copy of the salt. */
    @Override
    public byte[] salt() {
        return salt.clone();
    }

    /** A copy of the stored key. */
    @Override
    public byte[] storedKey() {
        return storedKey.clone();
    }

    /** A copy of the server key. */
    @Override
    public byte[] serverKey() {
        return serverKey.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credential that
                && id.equals(that.id)
                && mechanism.equals(that.mechanism)
                && iterations == that.iterations
                && Arrays.equals(salt, that.salt)
                && Arrays.equals(storedKey, that.storedKey)
                && Arrays.equals(serverKey, that.serverKey);
    }

    @Override
    public int hashCode() {
        return (id.hashCode() * 31 + mechanism.hashCode()) * 31 + Arrays.hashCode(storedKey);
    }

    /** Names the credential without its keys, so that they stay out of logs. */
    @Override
    public String toString() {
        return "Credential[" + id + ' ' + mechanism + ", " + iterations + " iterations]";
    }
}

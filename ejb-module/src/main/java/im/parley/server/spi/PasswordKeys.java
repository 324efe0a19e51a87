package im.parley.server.spi;

import im.parley.store.credential.Credential;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.sasl.ScramKeys;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/** Makes what is kept of a password: SCRAM keys for each hash function that may be used at log-in. */
public final class PasswordKeys {
    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final int iterations;

    /**
     * @param iterations the iteration count of new keys
     */
    public PasswordKeys(int iterations) {
        this.iterations = iterations;
    }

    /** The iteration count of new keys. */
    public int iterations() {
        return iterations;
    }

    /** A new salt. */
    public byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    /**
     * The keys of a password, each with a salt of its own. Takes tens of milliseconds of CPU.
     *
     * @param id which password of the account
     * @throws IllegalArgumentException when it is empty or has characters that a password must not have
     */
    public List<Credential> of(String id, String password) {
        return Arrays.stream(ScramHash.values()).map(hash -> of(id, password, hash)).toList();
    }

    /**
     * The keys of a password for one hash function.
     *
     * @throws IllegalArgumentException as {@link #of(String, String)}
     */
    public Credential of(String id, String password, ScramHash hash) {
        return of(id, ScramKeys.derive(password, salt(), iterations, hash));
    }

    /** Keys as they are kept. */
    public static Credential of(String id, ScramKeys keys) {
        return new Credential(
                id, keys.hash().hashName(), keys.salt(), keys.iterations(), keys.storedKey(), keys.serverKey());
    }
}

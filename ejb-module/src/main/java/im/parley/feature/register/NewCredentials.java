package im.parley.feature.register;

import im.parley.store.credential.Credential;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.sasl.ScramKeys;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/** Makes what is kept of a password: SCRAM keys for each hash function that may be used at log-in. */
final class NewCredentials {
    private static final StanzaError UNFIT =
            Condition.NOT_ACCEPTABLE.because("the password is empty or has characters that a password must not have");
    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final int iterations;

    NewCredentials(int iterations) {
        this.iterations = iterations;
    }

    /**
     * The keys of a password, each with a salt of its own. Takes tens of milliseconds of CPU.
     *
     * @throws Refusal when it cannot be a password
     */
    List<Credential> of(String password) {
        try {
            return Arrays.stream(ScramHash.values()).map(hash -> credential(password, hash)).toList();
        } catch (IllegalArgumentException forbiddenCharacters) {
            throw new Refusal(UNFIT);
        }
    }

    private Credential credential(String password, ScramHash hash) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        ScramKeys keys = ScramKeys.derive(password, salt, iterations, hash);
        return new Credential(
                Credential.DEFAULT, hash.hashName(), salt, iterations, keys.storedKey(), keys.serverKey());
    }
}

package im.parley.feature.register;

import im.parley.server.spi.PasswordKeys;
import im.parley.store.credential.Credential;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.List;

/** Makes what is kept of the password that somebody has chosen for an account. */
final class NewCredentials {
    private static final StanzaError UNFIT =
            Condition.NOT_ACCEPTABLE.because("the password is empty or has characters that a password must not have");

    private final PasswordKeys keys;

    NewCredentials(int iterations) {
        this.keys = new PasswordKeys(iterations);
    }

    /**
     * The keys of a password. Takes tens of milliseconds of CPU.
     *
     * @throws Refusal when it cannot be a password
     */
    List<Credential> of(String password) {
        try {
            return keys.of(Credential.DEFAULT, password);
        } catch (IllegalArgumentException forbiddenCharacters) {
            throw new Refusal(UNFIT);
        }
    }
}

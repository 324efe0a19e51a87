package im.parley.wire.sasl;

import java.util.Optional;

/** Where an exchange finds the keys of a user. */
public interface CredentialSource {
    /**
     * The keys of a user for a hash function; empty when the user or such keys do not exist. May wait for a store.
     *
     * @param username as the client sent it, not prepared
     */
    Optional<ScramKeys> keys(String username, ScramHash hash);

    /**
     * The keys that stand for a user who does not exist, so that a stranger learns nothing: the same at every call, as
     * real ones would be. No password matches them.
     */
    ScramKeys decoy(String username, ScramHash hash);
}

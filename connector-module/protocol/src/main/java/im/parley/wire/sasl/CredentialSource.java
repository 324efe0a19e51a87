package im.parley.wire.sasl;

import java.util.Optional;

/** Where an exchange finds the keys of a user. */
public interface CredentialSource {
    /**
     * Keys, and who proves by them who he is.
     *
     * @param identity the authentication identity of {@link Exchange.Step.Success}
     */
    record Known(ScramKeys keys, String identity) {}

    /**
     * The keys for a hash function that a claim is to be checked with; empty when the user or such keys do not exist. May
     * wait for a store.
     */
    Optional<Known> keys(Claim claim, ScramHash hash);

    /**
     * The keys that stand for a user who does not exist, so that a stranger learns nothing: the same at every call, as
     * real ones would be. No password matches them.
     */
    ScramKeys decoy(Claim claim, ScramHash hash);
}

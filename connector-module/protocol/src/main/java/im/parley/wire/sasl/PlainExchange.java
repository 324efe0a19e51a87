package im.parley.wire.sasl;

import java.util.List;
import java.util.Optional;

/** PLAIN, RFC 4616, checked against the keys of SCRAM. */
public final class PlainExchange implements Exchange {
    private static final int PARTS = 3;
    private static final List<ScramHash> PREFERRED = List.of(ScramHash.SHA_256, ScramHash.SHA_512, ScramHash.SHA_1);
    private static final Step.Failure MALFORMED = new Step.Failure(SaslError.MALFORMED_REQUEST, "");
    private static final Step.Failure WRONG = new Step.Failure(SaslError.NOT_AUTHORIZED, "");

    private final CredentialSource source;
    private Optional<Claim> claim = Optional.empty();
    private Optional<String> incomplete = Optional.empty();

    /** A log-in against the keys of that source. */
    public PlainExchange(CredentialSource source) {
        this.source = source;
    }

    @Override
    public Step respond(byte[] fromClient) {
        if (fromClient.length == 0) {
            return new Step.Challenge(NOTHING);
        }
        String[] parts = ScramMessages.utf8(fromClient).orElse("").split("\0", -1);
        if (parts.length != PARTS || parts[1].isEmpty() || parts[2].isEmpty()) {
            return MALFORMED;
        }
        Claim made = new Claim(parts[1], parts[0]);
        claim = Optional.of(made);
        // An unknown user costs the same look-ups and the same derivation, so that the time taken tells nothing.
        ScramKeys decoy = source.decoy(made, ScramHash.SHA_256);
        Optional<CredentialSource.Known> real = Optional.empty();
        boolean complete = true;
        for (ScramHash hash : PREFERRED) {
            Optional<CredentialSource.Known> found = source.keys(made, hash);
            real = real.isPresent() ? real : found;
            complete &= found.isPresent();
        }
        boolean matches = real.map(CredentialSource.Known::keys).orElse(decoy).matches(parts[2]);
        if (!matches || real.isEmpty()) {
            return WRONG;
        }
        incomplete = complete ? Optional.empty() : Optional.of(parts[2]);
        return new Step.Success(real.get().identity(), parts[0], NOTHING);
    }

    /** The password, when it was right and there are no keys of it for some hash function. */
    public Optional<String> incomplete() {
        return incomplete;
    }

    @Override
    public Optional<Claim> claim() {
        return claim;
    }
}

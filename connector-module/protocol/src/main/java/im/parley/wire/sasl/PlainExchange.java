package im.parley.wire.sasl;

import java.util.Optional;

/** PLAIN, RFC 4616, checked against the keys of SCRAM. */
public final class PlainExchange implements Exchange {
    private static final int PARTS = 3;
    private static final Step.Failure MALFORMED = new Step.Failure(SaslError.MALFORMED_REQUEST, "");
    private static final Step.Failure WRONG = new Step.Failure(SaslError.NOT_AUTHORIZED, "");

    private final CredentialSource source;

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
        Optional<ScramKeys> real = Optional.empty();
        for (ScramHash hash : new ScramHash[] {ScramHash.SHA_256, ScramHash.SHA_512, ScramHash.SHA_1}) {
            real = real.or(() -> source.keys(parts[1], hash));
        }
        // The decoy costs the same time, so that a stranger learns nothing.
        boolean matches = real.orElseGet(() -> source.decoy(parts[1], ScramHash.SHA_256)).matches(parts[2]);
        return matches && real.isPresent() ? new Step.Success(parts[1], parts[0], NOTHING) : WRONG;
    }
}

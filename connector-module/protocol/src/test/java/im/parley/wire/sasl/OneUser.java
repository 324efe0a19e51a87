package im.parley.wire.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A source that knows one user, "user" with the password "pencil", by the salt of the RFCs' examples. */
record OneUser(int iterations) implements CredentialSource {
    static final String PASSWORD = "pencil";
    private static final byte[] SECRET = "secret".getBytes(StandardCharsets.UTF_8);

    @Override
    public Optional<Known> keys(Claim claim, ScramHash hash) {
        byte[] salt = Base64.getDecoder().decode(hash == ScramHash.SHA_1 ? "QSXCR+Q6sek8bf92" : "W22ZaJ0SNY7soEsUEjb6gQ==");
        return claim.username().equals("user")
                ? Optional.of(new Known(ScramKeys.derive(PASSWORD, salt, iterations, hash), "user"))
                : Optional.empty();
    }

    @Override
    public ScramKeys decoy(Claim claim, ScramHash hash) {
        return new Decoys(SECRET, iterations).keys(claim.username(), hash);
    }
}

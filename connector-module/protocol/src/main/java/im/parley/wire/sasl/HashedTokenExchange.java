package im.parley.wire.sasl;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** A log-in by a token that the server gave, draft-schmaus-kitten-sasl-ht, for XEP-0484. One message, one answer. */
public final class HashedTokenExchange implements Exchange {
    private static final Step.Failure MALFORMED = new Step.Failure(SaslError.MALFORMED_REQUEST, "");
    private static final Step.Failure WRONG = new Step.Failure(SaslError.NOT_AUTHORIZED, "");
    private static final Step.Failure EXPIRED = new Step.Failure(SaslError.CREDENTIALS_EXPIRED, "");

    private final byte[] channel;
    private final Tokens tokens;
    private Optional<Claim> claim = Optional.empty();
    private Optional<Found.Valid> found = Optional.empty();

    /** The tokens that were given to clients. */
    public interface Tokens {
        /**
         * Finds the token of a user that fulfils a proof, and makes of it what the use of a token has as its consequence.
         * May wait for a store; takes as long for a user who does not exist.
         */
        Found find(String username, Predicate<byte[]> proof);
    }

    /** What came of the search for a token. */
    public sealed interface Found {
        /**
         * The token is good.
         *
         * @param client the client that it was given to
         * @param password the id of the password that it rests on
         */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Valid(String identity, byte[] token, UUID client, String password) implements Found {}

        /** The token was good once, or the server does not trust it any more (XEP-0484 section 4.2). */
        record Expired() implements Found {}

        /** There is no such token. */
        record None() implements Found {}
    }

    /**
     * @param channel the data of the mechanism's channel binding, empty without one
     */
    public HashedTokenExchange(byte[] channel, Tokens tokens) {
        this.channel = channel.clone();
        this.tokens = tokens;
    }

    @Override
    public Step respond(byte[] fromClient) {
        if (claim.isPresent()) {
            return MALFORMED; // one proof
        }
        int end = indexOfNul(fromClient);
        String username = end <= 0 ? "" : ScramMessages.utf8(Arrays.copyOf(fromClient, end)).orElse("");
        if (username.isEmpty()) {
            return MALFORMED;
        }
        claim = Optional.of(new Claim(username, ""));
        byte[] proof = Arrays.copyOfRange(fromClient, end + 1, fromClient.length);
        return switch (tokens.find(username, token -> MessageDigest.isEqual(HashedToken.initiator(token, channel), proof))) {
            case Found.Valid valid -> {
                found = Optional.of(valid);
                yield new Step.Success(valid.identity(), "", HashedToken.responder(valid.token(), channel));
            }
            case Found.Expired expired -> EXPIRED;
            case Found.None none -> WRONG;
        };
    }

    /** The token that the client has proved to have. */
    public Optional<Found.Valid> found() {
        return found;
    }

    private static int indexOfNul(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Optional<Claim> claim() {
        return claim;
    }
}

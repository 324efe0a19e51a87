package im.parley.wire.sasl;

import java.util.Optional;

/**
 * The server's side of one log-in by one SASL mechanism, without I/O of its own. Used by one thread at a time, for one
 * log-in. {@link #respond} may wait for a {@link CredentialSource}.
 */
public sealed interface Exchange
        permits ScramExchange, PlainExchange, ExternalExchange, AnonymousExchange, HashedTokenExchange {
    /**
     * Takes what the client says next.
     *
     * @param fromClient the decoded data; empty for an empty or absent initial response
     */
    Step respond(byte[] fromClient);

    /** Who the client said it is, as soon as it did; empty where a mechanism has no such thing to guess at. */
    default Optional<Claim> claim() {
        return Optional.empty();
    }

    /** What follows from a client's message. */
    sealed interface Step {
        /** The client has to say more. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Challenge(byte[] data) implements Step {}

        /**
         * The client is who it says.
         *
         * @param username the authentication identity; empty for an anonymous user
         * @param authorization the authorization identity it asks for, or empty
         * @param data additional data with success
         */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Success(String username, String authorization, byte[] data) implements Step {}

        /**
         * The log-in failed.
         *
         * @param text a line for a person, or empty
         */
        record Failure(SaslError error, String text) implements Step {}
    }

    /** Initial data that the client did not send although its mechanism speaks first: an empty challenge. */
    byte[] NOTHING = {};
}

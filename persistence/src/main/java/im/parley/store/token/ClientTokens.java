package im.parley.store.token;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * The tokens of one client of an account.
 *
 * @param agent the client
 * @param current the one that it has used
 * @param fresh the one that it was given and has not used yet
 * @param seen when it was given or used one, to the millisecond
 */
public record ClientTokens(UUID agent, Optional<Token> current, Optional<Token> fresh, Instant seen) {
    /** Cuts the time to milliseconds. */
    public ClientTokens {
        seen = seen.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A client without tokens. */
    public static ClientTokens none(UUID agent) {
        return new ClientTokens(agent, Optional.empty(), Optional.empty(), Instant.EPOCH);
    }

    /** What is left without the tokens that rest on a password of the account. */
    public ClientTokens without(String password) {
        return new ClientTokens(
                agent,
                current.filter(token -> !token.password().equals(password)),
                fresh.filter(token -> !token.password().equals(password)),
                seen);
    }

    /** Whether there is no token. */
    public boolean isEmpty() {
        return current.isEmpty() && fresh.isEmpty();
    }

    /** Whether a token is good for anything at that time. */
    public boolean isAlive(Instant now) {
        return current.filter(token -> token.expires().isAfter(now)).isPresent()
                || fresh.filter(token -> token.expires().isAfter(now)).isPresent();
    }
}

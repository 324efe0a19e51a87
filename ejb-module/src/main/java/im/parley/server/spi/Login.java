package im.parley.server.spi;

import im.parley.store.credential.Credential;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * How the client of a session has logged in, so that the session can end together with what it was opened by.
 *
 * @param proof what the client has shown
 * @param client the id that the client gives itself (XEP-0388 section 2.3), if it gives one
 */
public record Login(Proof proof, Optional<UUID> client) {
    /** The log-in that opened a session, or resumed it last. */
    public static final Session.Key<Login> OF = new Session.Key<>("login");

    /** What a client shows who it is with. */
    public sealed interface Proof {
        /** A password of the account. */
        record Password(String id) implements Proof {
            /** The password of the account itself. */
            public static final Password OWN = new Password(Credential.DEFAULT);
        }

        /** A token (XEP-0484), which rests on a password of the account. */
        record Token(String password) implements Proof {}

        /** A certificate. */
        record Certificate() implements Proof {}

        /** Nothing: an administrator has opened the session for it. */
        record Word(String administrator) implements Proof {}

        /** Nothing: the user is anonymous (XEP-0175). */
        record Nothing() implements Proof {}

        /** The id of the password without which the proof is worth nothing. */
        default Optional<String> basis() {
            return switch (this) {
                case Password password -> Optional.of(password.id);
                case Token token -> Optional.of(token.password);
                case Certificate certificate -> Optional.empty();
                case Word word -> Optional.empty();
                case Nothing nothing -> Optional.empty();
            };
        }
    }

    /** Whether a session was opened by a password of its account, or by a token that rests on it. */
    public static Predicate<Session> by(String password) {
        return session -> session.get(OF)
                .flatMap(login -> login.proof.basis())
                .equals(Optional.of(password));
    }

    /** Whether a session is one of a client, however that has logged in. */
    public static Predicate<Session> from(UUID client) {
        return session -> session.get(OF).flatMap(Login::client).equals(Optional.of(client));
    }

    /** The same from a client that has given its id. */
    public Login of(Optional<UUID> agent) {
        return agent.isEmpty() ? this : new Login(proof, agent);
    }
}

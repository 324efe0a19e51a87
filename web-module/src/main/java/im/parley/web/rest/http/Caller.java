package im.parley.web.rest.http;

import im.parley.server.admin.Actor;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;

/** Who has sent this request, as the filter has found out. */
@RequestScoped
public class Caller {
    private Optional<Shown> shown = Optional.empty();

    /** How somebody has shown who he is. */
    public enum How {
        /** The cookie of a browser. */
        COOKIE,
        /** An account and its password. */
        BASIC,
        /** A token of an account. */
        BEARER,
        /** An API key. */
        API_KEY
    }

    /**
     * Somebody who has shown who he is.
     *
     * @param secret the cookie or the token
     * @param csrf with a cookie: what he has to show besides
     * @param expires until when the cookie or the token is good
     */
    public record Shown(
            Actor actor, How how, Optional<String> secret, Optional<String> csrf, Optional<Instant> expires) {
        /** By a password or a key, which are shown anew each time. */
        static Shown each(Actor actor, How how) {
            return new Shown(actor, how, Optional.empty(), Optional.empty(), Optional.empty());
        }

        @Override
        public String toString() {
            return "Shown[" + actor.name() + ", " + how + ']';
        }
    }

    void set(Shown who) {
        shown = Optional.of(who);
    }

    /** What he has shown, if anything. */
    public Optional<Shown> shown() {
        return shown;
    }

    /** Who he is; the operation needs a role. */
    public Actor actor() {
        return shown.map(Shown::actor).orElseThrow(() -> new IllegalStateException("an anonymous request"));
    }

    /** His account. */
    public Jid account() {
        return actor().account().orElseThrow(() -> new Refused(Problem.of(403, "a key has no account of its own")));
    }
}

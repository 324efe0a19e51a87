package im.parley.web.rest.http;

import im.parley.server.admin.Actor.Means;
import im.parley.server.admin.Actors;
import im.parley.server.admin.access.ApiKeys;
import im.parley.server.admin.access.PasswordLogin;
import im.parley.server.admin.access.WebSessions;
import im.parley.web.rest.http.Caller.How;
import im.parley.web.rest.http.Caller.Shown;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/** Checks what a request shows. */
@Dependent
public class Check {
    private static final int LOCK_SECONDS = 60;

    private final PasswordLogin passwords;
    private final WebSessions sessions;
    private final ApiKeys keys;
    private final Actors actors;

    /** Asks these. */
    @Inject
    public Check(PasswordLogin passwords, WebSessions sessions, ApiKeys keys, Actors actors) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.keys = keys;
        this.actors = actors;
    }

    /** Who it is; empty when nothing is shown. */
    Optional<Shown> of(Credentials credentials, InetSocketAddress from) {
        return switch (credentials) {
            case Credentials.None nothing -> Optional.empty();
            case Credentials.Malformed malformed -> throw refused("the header Authorization cannot be understood");
            case Credentials.Password basic ->
                Optional.of(Shown.each(actors.of(password(basic, from), Means.REST, address(from)), How.BASIC));
            case Credentials.Key key -> Optional.of(key(key.key(), from));
            case Credentials.Bearer bearer -> Optional.of(bearer(bearer.token(), from));
            case Credentials.OfBrowser cookie -> sessions.ofCookie(cookie.secret())
                    .map(opened -> shown(opened, How.COOKIE, Means.CONSOLE, from));
        };
    }

    /** Whose account and password that are. */
    public Jid password(String account, String password, InetSocketAddress from) {
        return switch (passwords.check(account, password, from)) {
            case PasswordLogin.Outcome.Granted granted -> granted.account();
            case PasswordLogin.Outcome.Wrong wrong -> throw refused("no such account, or another password");
            case PasswordLogin.Outcome.Closed closed -> throw new Refused(Problem.of(403, closed.text()));
            case PasswordLogin.Outcome.LockedOut locked -> throw new Refused(
                    Problem.of(429, "too many failed log-ins; try again later"),
                    Map.of("Retry-After", Integer.toString(LOCK_SECONDS)));
            case PasswordLogin.Outcome.Unavailable down -> throw new Refused(
                    Problem.of(503, "the database does not answer"), Map.of("Retry-After", "5"));
        };
    }

    private Jid password(Credentials.Password shown, InetSocketAddress from) {
        return password(shown.account(), shown.password(), from);
    }

    private Shown bearer(String token, InetSocketAddress from) {
        return sessions.ofBearer(token)
                .map(opened -> shown(opened, How.BEARER, Means.REST, from))
                .orElseGet(() -> key(token, from));
    }

    private Shown key(String key, InetSocketAddress from) {
        return keys.actor(key, address(from))
                .map(actor -> Shown.each(actor, How.API_KEY))
                .orElseThrow(() -> refused("the key or token is not good, or not any more"));
    }

    private Shown shown(WebSessions.Opened opened, How how, Means means, InetSocketAddress from) {
        return new Shown(
                actors.of(opened.account(), means, address(from)),
                how,
                Optional.of(opened.secret()),
                how == How.COOKIE ? Optional.of(opened.csrf()) : Optional.empty(),
                Optional.of(opened.expires()));
    }

    private static Refused refused(String why) {
        return new Refused(Problem.of(401, why));
    }

    private static String address(InetSocketAddress from) {
        return from.getAddress() == null ? from.getHostString() : from.getAddress().getHostAddress();
    }
}

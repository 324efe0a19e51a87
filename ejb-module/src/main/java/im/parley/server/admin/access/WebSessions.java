package im.parley.server.admin.access;

import im.parley.store.access.WebSession;
import im.parley.store.access.WebSession.Kind;
import im.parley.store.access.WebSessionStore;
import im.parley.store.credential.Credential;
import im.parley.store.credential.CredentialStore;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.sasl.ScramHash;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is logged in over the web: browsers by a cookie, programs by a bearer token. Both are random; only a hash is kept. A
 * new password of the account, and its end, end them. A cookie is good as long as it is used, but no longer than a day.
 */
@Singleton
public final class WebSessions {
    /** How long a cookie is good that is not used. */
    static final Duration IDLE = Duration.ofMinutes(30);

    private static final Duration LONGEST = Duration.ofHours(12);
    /** A cookie is made good for longer only when that much of its time has gone, so that few requests write. */
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int PER_ACCOUNT = 50;
    /** The keys of the password that are looked for; adding others must change nothing. */
    private static final List<ScramHash> KEYS = List.of(ScramHash.SHA_256, ScramHash.SHA_1, ScramHash.SHA_512);

    private final WebSessionStore store;
    private final CredentialStore credentials;
    private final UserStore users;
    private final Clock clock;

    /** Keeps them there. */
    @Inject
    public WebSessions(WebSessionStore store, CredentialStore credentials, UserStore users, Clock clock) {
        this.store = store;
        this.credentials = credentials;
        this.users = users;
        this.clock = clock;
    }

    /**
     * A log-in.
     *
     * @param secret what is to be shown with each request
     * @param csrf for a cookie: what a page has to show besides, which a foreign page cannot know
     * @param expires until when it is good, unless it is used before
     */
    public record Opened(String secret, Jid account, String csrf, Instant expires) {
        @Override
        public String toString() {
            return "Opened[" + account + ", " + expires + ']';
        }
    }

    /** Lets a browser in. */
    public Opened cookie(Jid account) {
        return open(account, Kind.COOKIE, IDLE);
    }

    /** Lets a program in for a while. */
    public Opened bearer(Jid account, Duration lifetime) {
        return open(account, Kind.BEARER, lifetime);
    }

    private Opened open(Jid account, Kind kind, Duration lifetime) {
        Instant now = clock.instant();
        store.expire(now);
        String secret = Secrets.fresh();
        WebSession session =
                new WebSession(Secrets.hash(secret), kind, account, proof(account), now, now.plus(lifetime));
        store.open(session, PER_ACCOUNT);
        return opened(secret, session);
    }

    /** Who shows that cookie, if it is good. */
    public Optional<Opened> ofCookie(String secret) {
        return find(secret, Kind.COOKIE).map(session -> opened(secret, extended(session)));
    }

    /** Who shows that token, if it is good. */
    public Optional<Opened> ofBearer(String secret) {
        return find(secret, Kind.BEARER).map(session -> opened(secret, session));
    }

    private Optional<WebSession> find(String secret, Kind kind) {
        return store.find(Secrets.hash(secret))
                .filter(session -> session.kind() == kind)
                .filter(session -> session.expires().isAfter(clock.instant()))
                .filter(session -> isOpen(session.account()))
                .filter(session -> Secrets.same(session.proof(), proof(session.account())));
    }

    private WebSession extended(WebSession session) {
        Instant limit = session.created().plus(LONGEST);
        Instant later = clock.instant().plus(IDLE);
        Instant expires = later.isBefore(limit) ? later : limit;
        if (Duration.between(session.expires(), expires).compareTo(STEP) < 0) {
            return session;
        }
        store.extend(session.hash(), expires);
        return session.until(expires);
    }

    /** Makes a cookie or a token worthless; false when it was. */
    public boolean close(String secret) {
        return store.close(Secrets.hash(secret));
    }

    private boolean isOpen(Jid account) {
        return switch (users.find(account).map(User::status).orElse(Status.SYSTEM)) {
            case ACTIVE, VIP, PAID -> true;
            case DISABLED, BANNED, PENDING, SYSTEM, SPAM -> false;
        };
    }

    /** A fingerprint of the password of an account. */
    String proof(Jid account) {
        return KEYS.stream()
                .flatMap(hash -> credentials.find(account, Credential.DEFAULT, hash.hashName()).stream())
                .findFirst()
                .map(credential -> Secrets.hash(credential.storedKey()))
                .orElse("");
    }

    private static Opened opened(String secret, WebSession session) {
        return new Opened(secret, session.account(), Secrets.hash("csrf " + secret), session.expires());
    }
}

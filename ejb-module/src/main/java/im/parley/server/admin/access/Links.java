package im.parley.server.admin.access;

import im.parley.store.access.WebSession;
import im.parley.store.access.WebSession.Kind;
import im.parley.store.access.WebSessionStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tokens in links that are sent to users: random, kept as hashes, good once and for a while, and not any more when the
 * account has another password.
 */
@Singleton
public final class Links {
    private static final int PER_ACCOUNT = 3;

    private final WebSessionStore store;
    private final WebSessions sessions;
    private final Clock clock;

    /** Keeps them there. */
    @Inject
    public Links(WebSessionStore store, WebSessions sessions, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** What a link is for. */
    public enum Purpose {
        /** To confirm an e-mail address. */
        CONFIRMATION(Kind.CONFIRMATION),
        /** To choose a new password. */
        RESET(Kind.RESET);

        private final Kind kind;

        Purpose(Kind kind) {
            this.kind = kind;
        }
    }

    /** A new token. */
    public String issue(Jid account, Purpose purpose, Duration lifetime) {
        Instant now = clock.instant();
        store.expire(now);
        String token = Secrets.fresh();
        store.open(
                new WebSession(
                        Secrets.hash(token), purpose.kind, account, sessions.proof(account), now, now.plus(lifetime)),
                PER_ACCOUNT);
        return token;
    }

    /** Whose token that is, if it is good. */
    public Optional<Jid> holder(String token, Purpose purpose) {
        return store.find(Secrets.hash(token))
                .filter(link -> link.kind() == purpose.kind)
                .filter(link -> link.expires().isAfter(clock.instant()))
                .filter(link -> Secrets.same(link.proof(), sessions.proof(link.account())))
                .map(WebSession::account);
    }

    /** Makes a token worthless; false when it was. */
    public boolean use(String token) {
        return store.close(Secrets.hash(token));
    }
}

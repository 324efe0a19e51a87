package im.parley.server.admin;

import im.parley.server.login.ApplicationPasswords;
import im.parley.server.login.FastTokens;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Login;
import im.parley.server.spi.Performer;
import im.parley.server.spi.Session;
import im.parley.store.token.ClientTokens;
import im.parley.store.token.Token;
import im.parley.store.token.TokenStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stream.StreamError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Application passwords of an account, and the clients that may log in with a token (XEP-0484). */
@Singleton
public final class AccountKeys {
    private static final StreamError REVOKED =
            StreamError.of(StreamError.Condition.RESET, "what this session was opened by was taken away");

    private final ApplicationPasswords passwords;
    private final TokenStore store;
    private final FastTokens tokens;
    private final AccountLogins logins;
    private final Performer performer;
    private final Audit audit;

    /** More than five parts: keys are in three places, and sessions end with them. */
    @Inject
    AccountKeys(
            ApplicationPasswords passwords,
            TokenStore store,
            FastTokens tokens,
            AccountLogins logins,
            Performer performer,
            Audit audit) {
        this.passwords = passwords;
        this.store = store;
        this.tokens = tokens;
        this.logins = logins;
        this.performer = performer;
        this.audit = audit;
    }

    /**
     * A client that may log in with a token.
     *
     * @param id the id that the client chose for itself (XEP-0388)
     * @param seen when it was given or used a token
     * @param expires until when it may use one
     */
    public record Device(UUID id, Instant seen, Instant expires) {}

    /** The ids of the application passwords, sorted. */
    public List<String> passwords(Actor actor, Jid account) {
        actor.requireAccount(account);
        logins.require(account);
        return passwords.list(account);
    }

    /** Adds an application password, or replaces the one with that id, whose sessions end. */
    public void addPassword(Actor actor, Jid account, String id, String password) {
        audit.run(actor, Audit.Act.on(account.bare(), "account.app-password.add").saying(id), () -> {
            actor.requireAccount(account);
            ApplicationPasswords.Outcome outcome = added(account, id, password);
            switch (outcome) {
                case ADDED -> close(account, id);
                case NO_ACCOUNT -> throw Rejected.notFound("there is no account " + account.bare());
                case TOO_MANY -> throw Rejected.conflict(
                        "an account has at most " + ApplicationPasswords.LIMIT + " application passwords");
            }
        });
    }

    private ApplicationPasswords.Outcome added(Jid account, String id, String password) {
        try {
            return passwords.add(account, id, password);
        } catch (IllegalArgumentException unfit) {
            throw Rejected.invalid("password", String.valueOf(unfit.getMessage()));
        }
    }

    /** Takes an application password away, and ends the sessions that were opened by it. */
    public void removePassword(Actor actor, Jid account, String id) {
        audit.run(actor, Audit.Act.on(account.bare(), "account.app-password.remove").saying(id), () -> {
            actor.requireAccount(account);
            if (!removed(account, id)) {
                throw Rejected.notFound(account.bare() + " has no application password '" + id + "'");
            }
            close(account, id);
        });
    }

    /** Ends what was opened by a password that is no more. */
    private void close(Jid account, String password) {
        tokens.forget(account, password);
        end(account, Login.by(password));
    }

    private void end(Jid account, Predicate<Session> opened) {
        performer.perform(List.of(new Effect.EndAll(account.bare(), opened, REVOKED)));
    }

    private boolean removed(Jid account, String id) {
        try {
            return passwords.remove(account, id);
        } catch (IllegalArgumentException noId) {
            throw Rejected.invalid("id", String.valueOf(noId.getMessage()));
        }
    }

    /** The clients that may log in with a token, the one that was seen last first. */
    public List<Device> devices(Actor actor, Jid account) {
        actor.requireAccount(account);
        logins.require(account);
        return store.of(account.bare()).stream().map(AccountKeys::device).toList();
    }

    private static Device device(ClientTokens client) {
        Instant expires = Stream.concat(client.current().stream(), client.fresh().stream())
                .map(Token::expires)
                .max(Instant::compareTo)
                .orElse(client.seen());
        return new Device(client.agent(), client.seen(), expires);
    }

    /** Takes the token of a client away, and ends the sessions of that client. */
    public void removeDevice(Actor actor, Jid account, UUID device) {
        audit.run(actor, Audit.Act.on(account.bare(), "account.device.remove").saying(device.toString()), () -> {
            actor.requireAccount(account);
            if (store.find(account.bare(), device).isEmpty()) {
                throw Rejected.notFound(account.bare() + " has no client " + device);
            }
            tokens.revoke(account, device);
            end(account, Login.from(device));
        });
    }
}

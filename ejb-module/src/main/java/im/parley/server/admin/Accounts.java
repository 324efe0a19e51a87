package im.parley.server.admin;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Login;
import im.parley.server.spi.Performer;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.account.AccountBook;
import im.parley.server.spi.account.Farewell;
import im.parley.store.credential.Credential;
import im.parley.store.user.User;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import im.parley.wire.stream.StreamError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Makes, changes and removes accounts. */
@Singleton
public final class Accounts {
    private static final StreamError CLOSED =
            StreamError.of(StreamError.Condition.NOT_AUTHORIZED, "this account is closed");
    private static final StreamError NEW_PASSWORD =
            StreamError.of(StreamError.Condition.RESET, "the password was changed");

    private final AccountBook book;
    private final Farewell farewell;
    private final AccountLogins logins;
    private final Domains domains;
    private final Performer performer;
    private final Audit audit;
    private final Clock clock;

    /** More than five parts: an account touches all of these. */
    @Inject
    public Accounts(
            AccountBook book,
            Farewell farewell,
            AccountLogins logins,
            Domains domains,
            Performer performer,
            Audit audit,
            Clock clock) {
        this.book = book;
        this.farewell = farewell;
        this.logins = logins;
        this.domains = domains;
        this.performer = performer;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An account that somebody wants.
     *
     * @param address the bare address
     * @param email an address for letters, or empty
     */
    public record NewAccount(Jid address, String password, String email, AccountStatus status) {
        /** Names it without its password, so that that stays out of logs. */
        @Override
        public String toString() {
            return "NewAccount[" + address + ", " + status.word() + ']';
        }
    }

    /** Makes an account. The limit of its domain does not hold for administrators of the installation. */
    public void create(Actor actor, NewAccount wanted) {
        Jid account = wanted.address.bare();
        Audit.Act act = Audit.Act.on(account, "account.create").saying(wanted.status.word());
        audit.run(actor, act, () -> {
            actor.requireOver(account);
            Vhost domain = domainOf(account);
            User user = new User(account, wanted.status.stored(), clock.instant());
            AccountBook.Outcome outcome = book.make(
                    user,
                    logins.keys(wanted.password),
                    wanted.email,
                    actor.administersInstallation() ? domain.withMaxUsers(0) : domain);
            switch (outcome) {
                case MADE -> performer.perform(List.of(new Effect.Raise(new ServerEvent.AccountCreated(account))));
                case TAKEN -> throw Rejected.conflict(account + " exists already");
                case FULL -> throw Rejected.conflict(account.domain() + " has all accounts that it may have");
            }
        });
    }

    private Vhost domainOf(Jid account) {
        if (account.local().isEmpty()) {
            throw Rejected.invalid("address", "'" + account + "' has no local part");
        }
        return domains.find(account.domain())
                .orElseThrow(() -> Rejected.notFound("this server does not serve " + account.domain()));
    }

    /**
     * Gives an account another password, which its user may do, too. When somebody else does it, the sessions that were
     * opened by the former one end; those of application passwords and certificates go on.
     */
    public void password(Actor actor, Jid account, String password) {
        audit.run(actor, Audit.Act.on(account.bare(), "account.password"), () -> {
            actor.requireAccount(account);
            logins.password(account.bare(), password);
            if (!actor.owns(account)) {
                performer.perform(
                        List.of(new Effect.EndAll(account.bare(), Login.by(Credential.DEFAULT), NEW_PASSWORD)));
            }
        });
    }

    /**
     * Goes on if that can be a password.
     *
     * @throws Rejected otherwise
     */
    public void requirePassword(String password) {
        var _ = logins.keys(password);
    }

    /** Whether there is an account that its user may log in to. For use cases; asks nobody for leave. */
    public boolean isOpen(Jid account) {
        return logins.isOpen(account);
    }

    /** Keeps another address for letters; an empty one is none. */
    public void email(Actor actor, Jid account, String email) {
        audit.run(actor, Audit.Act.on(account.bare(), "account.email"), () -> {
            actor.requireAccount(account);
            logins.require(account);
            book.email(account.bare(), email);
        });
    }

    /** Changes what an account may do. One that nobody may log in to loses its sessions. */
    public void status(Actor actor, Jid account, AccountStatus status) {
        audit.run(actor, Audit.Act.on(account.bare(), "account.status").saying(status.word()), () -> {
            actor.requireOver(account);
            logins.status(account.bare(), status);
            if (!status.isOpen()) {
                performer.perform(List.of(new Effect.EndAll(account.bare(), session -> true, CLOSED)));
            }
        });
    }

    /** Removes an account with all that belongs to it, and ends its sessions. */
    public void remove(Actor actor, Jid account) {
        audit.run(actor, Audit.Act.on(account.bare(), "account.remove"), () -> {
            actor.requireAccount(account);
            logins.require(account);
            performer.perform(farewell.to(account.bare()));
        });
    }
}

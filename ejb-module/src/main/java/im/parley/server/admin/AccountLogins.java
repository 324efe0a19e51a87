package im.parley.server.admin;

import im.parley.server.login.Lockouts;
import im.parley.server.spi.Options;
import im.parley.server.spi.PasswordKeys;
import im.parley.server.spi.option.SaslOptions;
import im.parley.store.credential.Credential;
import im.parley.store.credential.CredentialStore;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** What an account logs in with, and whether it may. For the other use cases; asks nobody for leave. */
@Singleton
final class AccountLogins {
    private final UserStore users;
    private final CredentialStore credentials;
    private final Lockouts lockouts;
    private final PasswordKeys keys;

    @Inject
    AccountLogins(UserStore users, CredentialStore credentials, Lockouts lockouts, Options options) {
        this.users = users;
        this.credentials = credentials;
        this.lockouts = lockouts;
        this.keys = new PasswordKeys(options.of(SaslOptions.class).scramIterations());
    }

    /** Goes on if there is such an account. */
    void require(Jid account) {
        if (!users.exists(account)) {
            throw Rejected.notFound("there is no account " + account.bare());
        }
    }

    boolean isOpen(Jid account) {
        return users.find(account.bare())
                .filter(user -> AccountStatus.of(user.status()).isOpen())
                .isPresent();
    }

    /** What is kept of a password. */
    List<Credential> keys(String password) {
        try {
            return keys.of(Credential.DEFAULT, password);
        } catch (IllegalArgumentException unfit) {
            throw Rejected.invalid(
                    "password", "the password is empty or has characters that a password must not have");
        }
    }

    void password(Jid account, String password) {
        List<Credential> made = keys(password);
        require(account);
        credentials.replace(account, Credential.DEFAULT, made);
    }

    /** An account that is opened again starts without failures. */
    void status(Jid account, AccountStatus status) {
        if (!users.status(account, status.stored())) {
            throw Rejected.notFound("there is no account " + account);
        }
        if (status.isOpen()) {
            lockouts.pardon(account);
        }
    }
}

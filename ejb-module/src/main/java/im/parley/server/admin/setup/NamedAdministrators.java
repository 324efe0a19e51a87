package im.parley.server.admin.setup;

import im.parley.server.config.tdsl.Lookup;
import im.parley.server.spi.Administrators;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Options;
import im.parley.server.spi.PasswordKeys;
import im.parley.server.spi.option.SaslOptions;
import im.parley.store.credential.Credential;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * The accounts of the administrators that the configuration names. Nobody may register them in-band; who starts the server
 * without the set-up says their first password in the environment.
 */
@Singleton
public final class NamedAdministrators {
    /** The password of administrators who have no account yet. */
    static final String PASSWORD = "PARLEY_ADMIN_PASSWORD";

    private static final System.Logger LOG = System.getLogger("im.parley");

    private final UserStore users;
    private final Administrators administrators;
    private final Domains domains;
    private final PasswordKeys keys;
    private final Clock clock;

    /** Makes accounts there. */
    @Inject
    NamedAdministrators(
            UserStore users, Administrators administrators, Domains domains, Options options, Clock clock) {
        this.users = users;
        this.administrators = administrators;
        this.domains = domains;
        this.keys = new PasswordKeys(options.of(SaslOptions.class).scramIterations());
        this.clock = clock;
    }

    /** Makes the accounts that are missing, if the environment says with which password. */
    public void hire() {
        hire(Lookup.ofProcess());
    }

    /**
     * The same with another environment.
     *
     * @throws IllegalArgumentException when what it says cannot be a password
     */
    void hire(Lookup lookup) {
        lookup.variable(PASSWORD)
                .filter(password -> !password.isEmpty())
                .ifPresent(password -> administrators.accounts().stream()
                        .filter(account -> domains.serves(account.domain()) && !users.exists(account))
                        .forEach(account -> hire(account, password)));
    }

    private void hire(Jid account, String password) {
        User user = new User(account, Status.ACTIVE, clock.instant());
        if (users.create(user, keys.of(Credential.DEFAULT, password))) {
            LOG.log(System.Logger.Level.INFO, "The account of the administrator {0} has been made.", account);
        }
    }
}

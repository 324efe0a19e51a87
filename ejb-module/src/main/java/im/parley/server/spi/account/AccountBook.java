package im.parley.server.spi.account;

import im.parley.store.UnitOfWork;
import im.parley.store.credential.Credential;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import im.parley.store.user.User;
import im.parley.store.user.UserStore;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Makes accounts, as many as their domain may have, and keeps the e-mail address with them. */
@Singleton
public final class AccountBook {
    private static final String EMAIL = "email";

    private final UserStore users;
    private final SettingStore settings;
    private final UnitOfWork units;
    private final Lock counting = new ReentrantLock();

    /** Keeps accounts in these stores. */
    @Inject
    public AccountBook(UserStore users, SettingStore settings, UnitOfWork units) {
        this.users = users;
        this.settings = settings;
        this.units = units;
    }

    /** What became of the wish to have an account. */
    public enum Outcome {
        /** There is the account. */
        MADE,
        /** Somebody has that name. */
        TAKEN,
        /** The domain has all accounts that it may have. */
        FULL
    }

    /** Whether there is such an account. */
    public boolean exist(Jid account) {
        return users.exists(account);
    }

    /** Whether the domain has all accounts that it may have. */
    public boolean isFull(Vhost domain) {
        return domain.maxUsers() > 0 && users.count(domain.domain()) >= domain.maxUsers();
    }

    /**
     * One at a time where accounts are counted, so that two who register at once cannot both be the last.
     *
     * @param email empty for none
     */
    public Outcome make(User user, List<Credential> keys, String email, Vhost domain) {
        boolean counted = domain.maxUsers() > 0;
        if (counted) {
            counting.lock();
        }
        try {
            if (isFull(domain)) {
                return Outcome.FULL;
            }
            return units.call(() -> create(user, keys, email)) ? Outcome.MADE : Outcome.TAKEN;
        } finally {
            if (counted) {
                counting.unlock();
            }
        }
    }

    private boolean create(User user, List<Credential> keys, String email) {
        if (!users.create(user, keys)) {
            return false;
        }
        if (!email.isEmpty()) {
            settings.put(new Scope.Account(user.account()), EMAIL, email);
        }
        return true;
    }

    /** Keeps another e-mail address of an account; an empty one is none. */
    public void email(Jid account, String email) {
        Scope scope = new Scope.Account(account);
        if (email.isEmpty()) {
            settings.remove(scope, EMAIL);
        } else {
            settings.put(scope, EMAIL, email);
        }
    }

    /** The e-mail address of the account. */
    public Optional<String> email(Jid account) {
        return settings.find(new Scope.Account(account), EMAIL);
    }
}

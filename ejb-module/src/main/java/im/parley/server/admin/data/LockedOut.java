package im.parley.server.admin.data;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Audit;
import im.parley.server.login.LockoutStatistics;
import im.parley.server.login.Lockouts;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

/** Who is locked out for wrong passwords. */
@Singleton
public final class LockedOut {
    private final Lockouts lockouts;
    private final Audit audit;

    /** Looks at these. */
    @Inject
    public LockedOut(Lockouts lockouts, Audit audit) {
        this.lockouts = lockouts;
        this.audit = audit;
    }

    /**
     * How things are now.
     *
     * @param blocked who is locked out, and how many log-ins were refused for it
     */
    public record Figures(
            int blockedAddresses,
            int blockedAccounts,
            long addressAttempts,
            long accountAttempts,
            long disabledAccounts,
            Map<String, Long> blocked) {}

    /** How things are now. */
    public Figures figures(Actor actor) {
        actor.requireInstallation();
        LockoutStatistics now = lockouts.statistics();
        return new Figures(
                now.blockedAddresses(),
                now.blockedAccounts(),
                now.addressAttempts(),
                now.accountAttempts(),
                now.disabledAccounts(),
                now.blocked());
    }

    /** Forgets the failures of an account: its user may try again at once. */
    public void pardon(Actor actor, Jid account) {
        audit.run(actor, Audit.Act.on(account.bare(), "account.pardon"), () -> {
            actor.requireOver(account);
            lockouts.pardon(account.bare());
        });
    }
}

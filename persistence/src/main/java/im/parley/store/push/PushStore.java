package im.parley.store.push;

import im.parley.wire.addr.Jid;
import java.util.List;

/** The push services of accounts. Every method throws {@link im.parley.store.StoreException} when the database fails. */
public interface PushStore {
    /**
     * Enables a node of a service, or replaces its settings when it is enabled already. When the account has more than it
     * may have then, those that were enabled longest ago are disabled.
     */
    void enable(Jid account, PushRegistration registration, int limit);

    /** What the account has enabled, the oldest first. */
    List<PushRegistration> load(Jid account);

    /** Disables all nodes of a service; returns how many. */
    int disable(Jid account, Jid service);

    /** Disables one node of a service; returns whether it was enabled. */
    boolean disable(Jid account, Jid service, String node);

    /** Notes failures and pause of a registration, unless it was disabled or enabled anew meanwhile. */
    void note(Jid account, PushRegistration registration);
}

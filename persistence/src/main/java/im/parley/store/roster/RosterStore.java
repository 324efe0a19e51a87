package im.parley.store.roster;

import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The rosters of accounts. Versions are per account and only grow, also when an account is removed and made again.
 * Every method throws {@link im.parley.store.StoreException} when the database fails.
 */
public interface RosterStore {
    /** How many removals a roster remembers for {@link #since}; a client that missed more gets the full roster. */
    int REMEMBERED_REMOVALS = 200;

    /** The roster; {@link Roster#EMPTY} when there is none. */
    Roster load(Jid account);

    /** Adds or replaces a contact and returns the version; a new one when that changed anything. */
    default long put(Jid account, RosterItem item) {
        return update(account, item.contact(), before -> Optional.of(item)).version();
    }

    /** Removes a contact and returns the version; a new one when the contact was there. */
    default long remove(Jid account, Jid contact) {
        return update(account, contact, before -> Optional.empty()).version();
    }

    /**
     * Changes one contact by what it is now; no other change of that roster comes between.
     *
     * @param change gets the contact, or nothing when it is not in the roster, and returns what it shall be; it may
     *     be called again when transactions collide, so it must have no other effect
     * @throws IllegalArgumentException when the change returns another contact
     */
    RosterUpdate update(Jid account, Jid contact, UnaryOperator<Optional<RosterItem>> change);

    /** What changed since that version; nothing when that is not known, so that the full roster is to be sent. */
    Optional<RosterDelta> since(Jid account, long version);

    /** Remembers a request until it is answered; the later request of a contact replaces the earlier. */
    void requestReceived(Jid account, Jid from, String presenceXml);

    /** The requests that wait for an answer, oldest first. */
    List<SubscriptionRequest> requests(Jid account);

    /** Forgets a request; false when there was none. */
    boolean requestAnswered(Jid account, Jid from);
}

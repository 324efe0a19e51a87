package im.parley.server.spi;

import im.parley.store.roster.RosterItem;
import im.parley.wire.addr.Jid;
import java.util.List;

/**
 * Contacts of accounts that come from elsewhere than their rosters, for example a directory. They stand in the rosters
 * that clients get and decide who sees whose presence; clients cannot change them.
 */
@FunctionalInterface
public interface DynamicRoster {
    /**
     * The contacts of an account. Called whenever a roster is looked at, so it should answer from memory, and with the
     * same list as long as that is the same. May wait for a store.
     */
    List<RosterItem> contacts(Jid account);
}

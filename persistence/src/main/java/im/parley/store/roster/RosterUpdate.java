package im.parley.store.roster;

import java.util.Optional;

/**
 * What an update of one contact did.
 *
 * @param version the version of the roster now
 * @param before the contact before, if it was there
 * @param after the contact now, if it is there
 */
public record RosterUpdate(long version, Optional<RosterItem> before, Optional<RosterItem> after) {
    /** Whether there is anything to tell the user. */
    public boolean changed() {
        return !before.equals(after);
    }
}

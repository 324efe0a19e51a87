package im.parley.store.roster;

import im.parley.wire.addr.Jid;
import java.util.List;

/**
 * What became of a roster since an older version (RFC 6121 section 2.6).
 *
 * @param version the version that the changes lead to
 * @param changed the contacts added or changed since, oldest change first
 * @param removed the contacts removed since, and not added again
 */
public record RosterDelta(long version, List<RosterItem> changed, List<Jid> removed) {
    /** Takes copies of the lists. */
    public RosterDelta {
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }
}

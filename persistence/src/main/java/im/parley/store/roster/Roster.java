package im.parley.store.roster;

import im.parley.wire.addr.Jid;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The roster of an account at one moment.
 *
 * @param version the version; 0 for a roster that never had a contact
 * @param items the contacts
 */
public record Roster(long version, Map<Jid, RosterItem> items) {
    /** The roster that never had a contact. */
    public static final Roster EMPTY = new Roster(0, Map.of());

    /** Takes a copy of the items, in their order. */
    public Roster {
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    }
}

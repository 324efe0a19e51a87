package im.parley.store.roster;

import im.parley.wire.addr.Jid;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

    /** The contact, if it is in the roster; a resource does not matter. */
    public Optional<RosterItem> item(Jid contact) {
        return Optional.ofNullable(items.get(contact.bare()));
    }

    /** Whether that address may see the presence of the account: it has a subscription to it. */
    public boolean showsPresenceTo(Jid other) {
        RosterItem item = items.get(other.bare());
        return item != null
                && switch (item.subscription()) {
                    case FROM, BOTH -> true;
                    case NONE, TO -> false;
                };
    }
}

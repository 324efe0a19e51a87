package im.parley.feature.muc.room;

import im.parley.store.room.Affiliate;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is affiliated with a room. Touched on the room's lane alone. */
public final class Affiliations {
    private final Map<Jid, Affiliate> affiliates = new LinkedHashMap<>();
    private int changes;

    /** The affiliation of a user; that of the domain holds for who has none of one's own (section 9.2). */
    public Affiliation of(Jid user) {
        Affiliate own = affiliates.get(user.bare());
        Affiliate found = own == null ? affiliates.get(user.domainJid()) : own;
        return found == null ? Affiliation.NONE : found.affiliation();
    }

    /** What is known of a user. */
    public Optional<Affiliate> find(Jid user) {
        return Optional.ofNullable(affiliates.get(user.bare()));
    }

    /** All of an affiliation, in the order in which they got it. */
    public List<Affiliate> all(Affiliation affiliation) {
        return affiliates.values().stream().filter(one -> one.affiliation() == affiliation).toList();
    }

    /** All who have one. */
    public Collection<Affiliate> all() {
        return affiliates.values();
    }

    /** How often somebody's was set: for those who keep what follows from them. */
    public int changes() {
        return changes;
    }

    /** Whether nobody else owns the room. */
    public boolean isOnlyOwner(Jid user) {
        List<Affiliate> owners = all(Affiliation.OWNER);
        return owners.size() == 1 && owners.getFirst().user().equals(user.bare());
    }

    void set(Affiliate affiliate) {
        changes++;
        if (affiliate.affiliation() == Affiliation.NONE) {
            affiliates.remove(affiliate.user());
        } else {
            affiliates.put(affiliate.user(), affiliate);
        }
    }
}

package im.parley.store.roster;

import im.parley.wire.addr.Jid;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One contact in a roster (RFC 6121 section 2.1.2).
 *
 * @param contact the bare address
 * @param name the name that the user gave it; empty for none
 * @param groups the groups it is in
 * @param subscription who sees whose presence
 * @param ask whether a request to the contact waits for its answer ("pending out")
 * @param approved whether the contact's request is approved in advance
 */
public record RosterItem(
        Jid contact, String name, Set<String> groups, Subscription subscription, boolean ask, boolean approved) {
    /** Cuts the address to the bare one and takes a copy of the groups. */
    public RosterItem {
        contact = contact.bare();
        groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
    }

    /** A contact without name, group and subscription. */
    public static RosterItem of(Jid contact) {
        return new RosterItem(contact, "", Set.of(), Subscription.NONE, false, false);
    }

    /** This contact with another name and other groups, which is all that its user may set (section 2.1.5). */
    public RosterItem named(String newName, Set<String> newGroups) {
        return new RosterItem(contact, newName, newGroups, subscription, ask, approved);
    }

    /** This contact with another subscription. */
    public RosterItem withSubscription(Subscription newSubscription) {
        return new RosterItem(contact, name, groups, newSubscription, ask, approved);
    }

    /** This contact with or without a request that waits for an answer. */
    public RosterItem withAsk(boolean newAsk) {
        return new RosterItem(contact, name, groups, subscription, newAsk, approved);
    }

    /** This contact, approved in advance or not. */
    public RosterItem withApproved(boolean newApproved) {
        return new RosterItem(contact, name, groups, subscription, ask, newApproved);
    }
}

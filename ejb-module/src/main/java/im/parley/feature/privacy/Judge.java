package im.parley.feature.privacy;

import im.parley.store.privacy.Matcher;
import im.parley.store.privacy.PrivacyItem;
import im.parley.store.privacy.PrivacyList;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import java.util.Optional;

/** Judges by the rules of a list, the first that matches being the one (XEP-0016 section 2.2). */
final class Judge {
    private final RosterStore rosters;

    Judge(RosterStore rosters) {
        this.rosters = rosters;
    }

    /** Whether the list of an account denies something between the account and another address. */
    boolean denies(PrivacyList list, Jid account, Jid other, Traffic traffic) {
        if (other.bare().equals(account.bare()) || other.equals(account.domainJid())) {
            return false; // section 2.1: never between the resources of one user; section 2.13: rules are about users
        }
        for (PrivacyItem item : list.items()) {
            if (traffic.concerns(item) && matches(item.matcher(), account, other)) {
                return item.denies();
            }
        }
        return false; // section 2.2, rule 7
    }

    private boolean matches(Matcher matcher, Jid account, Jid other) {
        return switch (matcher) {
            case Matcher.Anybody anybody -> true;
            case Matcher.Address address -> covers(address.jid(), other);
            case Matcher.Group group -> contact(account, other)
                    .filter(item -> item.groups().contains(group.name()))
                    .isPresent();
            case Matcher.Subscribed subscribed ->
                contact(account, other).map(RosterItem::subscription).orElse(Subscription.NONE)
                        == subscribed.subscription();
        };
    }

    private Optional<RosterItem> contact(Jid account, Jid other) {
        return Optional.ofNullable(rosters.load(account).items().get(other.bare()));
    }

    /** XEP-0191 section 6. */
    static boolean covers(Jid rule, Jid other) {
        if (rule.isFull()) {
            return rule.equals(other);
        }
        return rule.local().isEmpty() ? rule.domain().equals(other.domain()) : rule.equals(other.bare());
    }
}

package im.parley.store.privacy;

import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A privacy list.
 *
 * @param name its name
 * @param items its rules in their order
 */
public record PrivacyList(String name, List<PrivacyItem> items) {
    /** Takes a copy of the rules and sorts it. */
    public PrivacyList {
        items = items.stream().sorted(Comparator.comparingLong(PrivacyItem::order)).toList();
    }

    /** The addresses that it blocks altogether: the block list that it is (XEP-0191 section 5). */
    public Set<Jid> blocked() {
        Set<Jid> blocked = new LinkedHashSet<>();
        for (PrivacyItem item : items) {
            if (item.blocks() && item.matcher() instanceof Matcher.Address(Jid jid)) {
                blocked.add(jid);
            }
        }
        return blocked;
    }

    /** This list and the addresses blocked, before the rules that are no such (XEP-0191 section 5). */
    public PrivacyList blocking(Collection<Jid> jids) {
        Set<Jid> more = new LinkedHashSet<>(jids);
        more.removeAll(blocked());
        if (more.isEmpty()) {
            return this;
        }
        List<PrivacyItem> changed = new ArrayList<>(items);
        int place = leading();
        for (Jid jid : more) {
            changed.add(place, PrivacyItem.blocking(jid, place == 0 ? 1 : changed.get(place - 1).order() + 1));
            place++;
        }
        boolean fits = place == changed.size() || changed.get(place).order() > changed.get(place - 1).order();
        return new PrivacyList(name, fits ? changed : numbered(changed));
    }

    /** This list without rules that block the addresses. */
    public PrivacyList unblocking(Collection<Jid> jids) {
        List<PrivacyItem> kept = new ArrayList<>(items);
        kept.removeIf(item ->
                item.blocks() && item.matcher() instanceof Matcher.Address(Jid jid) && jids.contains(jid));
        return new PrivacyList(name, kept);
    }

    /** How many rules at the beginning block addresses. */
    private int leading() {
        int count = 0;
        while (count < items.size() && items.get(count).blocks()) {
            count++;
        }
        return count;
    }

    private static List<PrivacyItem> numbered(List<PrivacyItem> items) {
        List<PrivacyItem> numbered = new ArrayList<>(items.size());
        for (PrivacyItem item : items) {
            numbered.add(item.at(numbered.size() + 1));
        }
        return numbered;
    }
}

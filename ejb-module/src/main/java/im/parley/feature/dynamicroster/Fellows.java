package im.parley.feature.dynamicroster;

import im.parley.store.roster.RosterItem;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers the contacts that one account has by groups: each once, with all its groups and the first name. */
final class Fellows {
    private final Map<Jid, RosterItem> items = new LinkedHashMap<>();

    void add(Jid contact, String name, String group) {
        RosterItem known = items.getOrDefault(contact, RosterItem.of(contact).withSubscription(Subscription.BOTH));
        Set<String> groups = new LinkedHashSet<>(known.groups());
        groups.add(group);
        items.put(contact, known.named(known.name().isEmpty() ? name : known.name(), groups));
    }

    List<RosterItem> items() {
        return List.copyOf(items.values());
    }
}

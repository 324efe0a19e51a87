package im.parley.feature.privilege;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Privileges.Watching;
import im.parley.server.spi.Province;
import im.parley.store.component.ComponentItem;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Section 7.4: components that get the presence of the contacts of accounts. */
final class Contacts {
    private final Domains domains;
    private final RosterStore rosters;
    private volatile Map<String, Lookout> lookouts = Map.of();

    Contacts(Domains domains, RosterStore rosters) {
        this.domains = domains;
        this.rosters = rosters;
    }

    /** What comes is kept from now on, also for those who are not connected yet. */
    synchronized List<Effect> setUp(List<ComponentItem> components) {
        Map<String, Lookout> next = new HashMap<>();
        for (ComponentItem item : components) {
            Privileged entity = Privileged.of(item);
            if (entity.granted().presence() == Watching.ROSTER) {
                Lookout known = lookouts.get(item.domain());
                next.put(item.domain(), known == null ? new Lookout(entity.component()) : known);
            }
        }
        lookouts = Map.copyOf(next);
        return List.of();
    }

    private Optional<Lookout> of(Jid component) {
        return Optional.ofNullable(lookouts.get(component.domain()));
    }

    /** Section 8, rule 1: a component that connects gets what it would have got. */
    List<Effect> begin(Privileged entity) {
        return of(entity.component()).map(Lookout::begin).orElse(List.of());
    }

    void end(ComponentItem component) {
        of(Jid.prepared("", component.domain())).ifPresent(Lookout::end);
    }

    /** What an account is told, whether or not it is there to hear it. */
    List<Effect> received(Presence presence, Jid account) {
        Map<String, Lookout> all = lookouts;
        Jid from = presence.header().from();
        if (all.isEmpty() || from == null || !from.isFull() || from.bare().equals(account)) {
            return List.of();
        }
        return all.values().stream()
                .filter(lookout -> manages(lookout, account.domain()) && !manages(lookout, from.domain()))
                .flatMap(lookout -> switch (presence.type()) {
                    case AVAILABLE -> sees(account, from) ? lookout.available(presence, account).stream() : Stream.empty();
                    case UNAVAILABLE -> lookout.unavailable(presence, account).stream();
                    case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE, ERROR -> Stream.<Effect>empty();
                })
                .toList();
    }

    private boolean manages(Lookout lookout, String domain) {
        return new Province(lookout.component().domain()).covers(domain, domains);
    }

    /** Presence from others than contacts, for example of rooms, is no concern of the component. */
    private boolean sees(Jid account, Jid contact) {
        return rosters.load(account).item(contact).map(RosterItem::subscription).stream().anyMatch(subscription ->
                switch (subscription) {
                    case TO, BOTH -> true;
                    case NONE, FROM -> false;
                });
    }

    List<Effect> removed(Jid account) {
        return lookouts.values().stream()
                .flatMap(lookout -> lookout.removed(account).stream())
                .toList();
    }
}

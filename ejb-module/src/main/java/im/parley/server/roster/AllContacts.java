package im.parley.server.roster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.DynamicRoster;
import im.parley.server.spi.Hook;
import im.parley.store.roster.Roster;
import im.parley.store.roster.RosterDelta;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.RosterUpdate;
import im.parley.store.roster.SubscriptionRequest;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.inject.Vetoed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rosters that are stored, together with the contacts that features know of ({@link Hook.Contribute}). Features get
 * this when they ask for the rosters, so none of them need know that there are two kinds of contacts.
 */
@Vetoed // the wiring makes the one there is
public final class AllContacts implements RosterStore {
    private static final long CACHED_CONTACTS = 100_000;

    private final RosterStore stored;
    private final Catalogue catalogue;
    private final Cache<Jid, Merged> merged;
    private volatile @Nullable List<DynamicRoster> sources;

    /**
     * @param stored the rosters that are stored
     * @param catalogue the features, read when a roster is first asked for
     */
    public AllContacts(RosterStore stored, Catalogue catalogue) {
        this.stored = stored;
        this.catalogue = catalogue;
        this.merged = Caffeine.newBuilder()
                .maximumWeight(CACHED_CONTACTS)
                // The few steps of its upkeep take less time than handing them to another thread.
                .executor(Runnable::run)
                .weigher((Jid account, Merged all) -> all.roster().items().size() + 1)
                .build();
    }

    /** A roster with what it was made of: it is as good as new while both parts are the same objects. */
    private record Merged(Roster own, List<List<RosterItem>> others, Roster roster) {
        @SuppressWarnings("ReferenceEquality") // what was not read again is the same object
        boolean isOf(Roster ownNow, List<List<RosterItem>> othersNow) {
            if (own != ownNow) {
                return false;
            }
            for (int i = 0; i < others.size(); i++) {
                if (others.get(i) != othersNow.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public Roster load(Jid account) {
        Roster own = stored.load(account);
        List<DynamicRoster> all = sources();
        if (all.isEmpty()) {
            return own;
        }
        List<List<RosterItem>> others = new ArrayList<>(all.size());
        all.forEach(source -> others.add(source.contacts(account.bare())));
        if (others.stream().allMatch(List::isEmpty)) {
            return own;
        }
        Merged known = merged.getIfPresent(account.bare());
        if (known != null && known.isOf(own, others)) {
            return known.roster();
        }
        Roster roster = merge(own, others);
        merged.put(account.bare(), new Merged(own, others, roster));
        return roster;
    }

    private static Roster merge(Roster own, List<List<RosterItem>> others) {
        Map<Jid, RosterItem> items = new LinkedHashMap<>(own.items());
        for (List<RosterItem> some : others) {
            some.forEach(item -> items.merge(item.contact(), item, AllContacts::both));
        }
        return new Roster(own.version(), items);
    }

    /** A contact that is known in two ways is in the groups of both; the rest is as elsewhere. */
    private static RosterItem both(RosterItem known, RosterItem more) {
        Set<String> groups = new LinkedHashSet<>(known.groups());
        groups.addAll(more.groups());
        return more.named(more.name().isEmpty() ? known.name() : more.name(), groups);
    }

    private List<DynamicRoster> sources() {
        List<DynamicRoster> known = sources;
        if (known == null) {
            known = catalogue.hooks(Hook.Contribute.class).stream()
                    .map(Hook.Contribute::roster)
                    .toList();
            sources = known;
        }
        return known;
    }

    /** Nobody counts the changes of contacts from elsewhere: where there may be some, clients get the full roster. */
    @Override
    public Optional<RosterDelta> since(Jid account, long version) {
        return sources().isEmpty() ? stored.since(account, version) : Optional.empty();
    }

    @Override
    public RosterUpdate update(Jid account, Jid contact, UnaryOperator<Optional<RosterItem>> change) {
        return stored.update(account, contact, change);
    }

    @Override
    public void requestReceived(Jid account, Jid from, String presenceXml) {
        stored.requestReceived(account, from, presenceXml);
    }

    @Override
    public List<SubscriptionRequest> requests(Jid account) {
        return stored.requests(account);
    }

    @Override
    public boolean requestAnswered(Jid account, Jid from) {
        return stored.requestAnswered(account, from);
    }
}

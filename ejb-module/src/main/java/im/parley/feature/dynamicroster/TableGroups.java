package im.parley.feature.dynamicroster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.server.spi.DynamicRoster;
import im.parley.store.group.GroupMember;
import im.parley.store.group.SharedGroupStore;
import im.parley.store.roster.RosterItem;
import im.parley.wire.addr.Jid;
import java.time.Duration;
import java.util.List;

/** The groups in the database, as they were a short time ago at most. */
final class TableGroups implements DynamicRoster {
    private static final long CACHED_CONTACTS = 100_000;

    private final SharedGroupStore groups;
    private final int maxContacts;
    private final Cache<Jid, List<RosterItem>> contacts;

    TableGroups(SharedGroupStore groups, int maxContacts, Duration cacheTime) {
        this.groups = groups;
        this.maxContacts = maxContacts;
        this.contacts = Caffeine.newBuilder()
                .maximumWeight(CACHED_CONTACTS)
                .expireAfterWrite(cacheTime)
                // The few steps of its upkeep take less time than handing them to another thread.
                .executor(Runnable::run)
                .weigher((Jid account, List<RosterItem> items) -> items.size() + 1)
                .build();
    }

    @Override
    public List<RosterItem> contacts(Jid account) {
        List<RosterItem> known = contacts.getIfPresent(account);
        if (known == null) {
            known = read(account);
            contacts.put(account, known);
        }
        return known;
    }

    private List<RosterItem> read(Jid account) {
        Fellows fellows = new Fellows();
        for (GroupMember member : groups.fellows(account, maxContacts)) {
            fellows.add(member.member(), member.name(), member.group());
        }
        return fellows.items();
    }

    /** The account was made or removed. */
    void forget(Jid account) {
        contacts.invalidate(account);
    }
}

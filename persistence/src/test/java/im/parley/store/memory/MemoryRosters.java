package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.roster.Roster;
import im.parley.store.roster.RosterDelta;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.RosterUpdate;
import im.parley.store.roster.SubscriptionRequest;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Rosters in memory. */
public final class MemoryRosters implements RosterStore, AccountData {
    private final Map<Jid, Book> books = new HashMap<>();
    private final Map<Jid, Map<Jid, SubscriptionRequest>> requests = new HashMap<>();
    private long lastVersion = 1_000;

    @Override
    public synchronized Roster load(Jid account) {
        Book book = books.get(account.bare());
        if (book == null) {
            return Roster.EMPTY;
        }
        var items = new LinkedHashMap<Jid, RosterItem>();
        book.items.forEach((contact, entry) -> items.put(contact, entry.item));
        return new Roster(book.version, items);
    }

    @Override
    public synchronized RosterUpdate update(Jid account, Jid contact, UnaryOperator<Optional<RosterItem>> change) {
        Jid key = contact.bare();
        Book book = books.getOrDefault(account.bare(), new Book());
        Optional<RosterItem> before = Optional.ofNullable(book.items.get(key)).map(Entry::item);
        Optional<RosterItem> after = change.apply(before);
        if (after.isPresent() && !after.get().contact().equals(key)) {
            throw new IllegalArgumentException("the change made another contact of " + key);
        }
        if (!before.equals(after)) {
            books.put(account.bare(), book);
            book.change(++lastVersion, key, after);
        }
        return new RosterUpdate(book.version, before, after);
    }

    @Override
    public synchronized Optional<RosterDelta> since(Jid account, long version) {
        Book book = books.getOrDefault(account.bare(), new Book());
        return book.since(version);
    }

    @Override
    public synchronized void requestReceived(Jid account, Jid from, String presenceXml) {
        var waiting = requests.computeIfAbsent(account.bare(), key -> new LinkedHashMap<>());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        waiting.remove(from.bare());
        waiting.put(from.bare(), new SubscriptionRequest(from.bare(), now, presenceXml));
    }

    @Override
    public synchronized List<SubscriptionRequest> requests(Jid account) {
        return List.copyOf(requests.getOrDefault(account.bare(), Map.of()).values());
    }

    @Override
    public synchronized boolean requestAnswered(Jid account, Jid from) {
        var waiting = requests.get(account.bare());
        return waiting != null && waiting.remove(from.bare()) != null;
    }

    @Override
    public synchronized void forget(Jid account) {
        books.remove(account.bare());
        requests.remove(account.bare());
    }

    private record Entry(RosterItem item, long version) {}

    private static final class Book {
        private final Map<Jid, Entry> items = new LinkedHashMap<>();
        private final Map<Jid, Long> removals = new LinkedHashMap<>();
        private long version;
        private long knownSince;

        void change(long newVersion, Jid contact, Optional<RosterItem> after) {
            if (version == 0) {
                knownSince = newVersion;
            }
            version = newVersion;
            removals.remove(contact);
            after.ifPresentOrElse(item -> items.put(contact, new Entry(item, newVersion)), () -> removed(contact));
        }

        private void removed(Jid contact) {
            items.remove(contact);
            removals.put(contact, version);
            if (removals.size() > REMEMBERED_REMOVALS) {
                var oldest = removals.entrySet().iterator();
                knownSince = oldest.next().getValue();
                oldest.remove();
            }
        }

        Optional<RosterDelta> since(long from) {
            if (from != 0 && (from < knownSince || from > version)) {
                return Optional.empty();
            }
            List<RosterItem> changed = items.values().stream()
                    .filter(entry -> entry.version > from)
                    .sorted(Comparator.comparingLong(Entry::version))
                    .map(Entry::item)
                    .toList();
            List<Jid> removed = removals.entrySet().stream()
                    .filter(entry -> from != 0 && entry.getValue() > from)
                    .map(Map.Entry::getKey)
                    .toList();
            return Optional.of(new RosterDelta(version, changed, removed));
        }
    }
}

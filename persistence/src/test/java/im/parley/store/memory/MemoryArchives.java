package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.StoreException;
import im.parley.store.archive.ArchiveId;
import im.parley.store.archive.ArchivePage;
import im.parley.store.archive.ArchiveQuery;
import im.parley.store.archive.ArchiveStore;
import im.parley.store.archive.ArchivedMessage;
import im.parley.store.archive.Conversation;
import im.parley.store.archive.NewMessage;
import im.parley.wire.addr.Jid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Archives in memory. */
public final class MemoryArchives implements ArchiveStore, AccountData {
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final int BITS_BELOW_TIME = 22;

    private final Map<Jid, TreeMap<ArchiveId, Listed>> archives = new HashMap<>();
    private final Random random = new Random();
    private Clock clock = Clock.systemUTC();
    private boolean broken;
    private long last;

    private record Listed(ArchivedMessage message, String body) {}

    /** Takes the time from another clock. */
    public void clock(Clock other) {
        clock = other;
    }

    /** From now on it fails, as a database does that is down; or works again. */
    public synchronized void broken(boolean now) {
        broken = now;
    }

    @Override
    public synchronized ArchiveId add(NewMessage message) {
        if (broken) {
            throw new StoreException("broken on purpose");
        }
        long milli = Duration.between(FIRST, clock.instant()).toMillis();
        last = Math.max(last + 1, milli << BITS_BELOW_TIME);
        ArchiveId id = new ArchiveId(last, random.nextInt());
        for (NewMessage.Listing listing : message.listings()) {
            archives.computeIfAbsent(listing.owner(), owner -> new TreeMap<>())
                    .put(
                            id,
                            new Listed(
                                    new ArchivedMessage(id, listing.peer(), listing.incoming(), message.xml()),
                                    message.body()));
        }
        return id;
    }

    @Override
    public synchronized ArchivePage first(Jid owner, ArchiveQuery query, int max) {
        List<ArchivedMessage> all = all(owner, query);
        return new ArchivePage(all.subList(0, Math.min(max, all.size())), all.size() <= max);
    }

    @Override
    public synchronized ArchivePage last(Jid owner, ArchiveQuery query, int max) {
        List<ArchivedMessage> all = all(owner, query);
        return new ArchivePage(all.subList(Math.max(0, all.size() - max), all.size()), all.size() <= max);
    }

    private List<ArchivedMessage> all(Jid owner, ArchiveQuery query) {
        return archive(owner).values().stream()
                .filter(listed -> matches(listed, query))
                .map(Listed::message)
                .toList();
    }

    private NavigableMap<ArchiveId, Listed> archive(Jid owner) {
        return archives.getOrDefault(owner.bare(), new TreeMap<>());
    }

    private static boolean matches(Listed listed, ArchiveQuery query) {
        ArchivedMessage message = listed.message;
        String body = listed.body.toLowerCase(Locale.ROOT);
        long order = message.id().order();
        return query.with()
                        .map(with -> with.equals(with.isFull() ? message.peer() : message.peer().bare()))
                        .orElse(true)
                && order > query.range().above()
                && order < query.range().below()
                && (query.ids().isEmpty() || query.ids().contains(message.id()))
                && (query.domain().isEmpty()
                        || query.domain().equals(message.peer().domain()))
                && (!query.spoken() || !body.isBlank())
                && (query.rooms() || !isOfRoom(message))
                && words(query.text()).allMatch(body::contains);
    }

    private static boolean isOfRoom(ArchivedMessage message) {
        return message.xml().split(">", 2)[0].contains(" type='groupchat'");
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty());
    }

    @Override
    public synchronized int count(Jid owner, ArchiveQuery query, int max) {
        return Math.min(max, all(owner, query).size());
    }

    @Override
    public synchronized List<Conversation> firstConversations(Jid owner, ArchiveQuery query, int max) {
        List<Conversation> all = conversations(owner, query);
        return all.subList(0, Math.min(max, all.size()));
    }

    @Override
    public synchronized List<Conversation> lastConversations(Jid owner, ArchiveQuery query, int max) {
        List<Conversation> all = conversations(owner, query);
        return all.subList(Math.max(0, all.size() - max), all.size());
    }

    @Override
    public synchronized int countConversations(Jid owner, ArchiveQuery query, int max) {
        return Math.min(max, conversations(owner, query).size());
    }

    private record Day(Jid peer, LocalDate date) {}

    private List<Conversation> conversations(Jid owner, ArchiveQuery query) {
        Map<Day, Conversation> found = new LinkedHashMap<>();
        for (ArchivedMessage message : all(owner, query.in(ArchiveQuery.Range.ALL).ofWords())) {
            Jid peer = message.peer().bare();
            found.merge(
                    new Day(peer, LocalDate.ofInstant(message.id().time(), ZoneOffset.UTC)),
                    new Conversation(peer, message.id().order(), 1),
                    (before, more) -> new Conversation(peer, before.first(), before.messages() + 1));
        }
        return found.values().stream()
                .filter(one -> one.first() > query.range().above()
                        && one.first() < query.range().below())
                .toList();
    }

    @Override
    public synchronized boolean hasAll(Jid owner, List<ArchiveId> ids) {
        return archive(owner).keySet().containsAll(ids);
    }

    @Override
    public synchronized Optional<Extent> extent(Jid owner) {
        NavigableMap<ArchiveId, Listed> archive = archive(owner);
        return archive.isEmpty()
                ? Optional.empty()
                : Optional.of(new Extent(archive.firstKey(), archive.lastKey()));
    }

    @Override
    public synchronized List<Jid> owners(String domain, String afterLocal, int max) {
        return archives.keySet().stream()
                .filter(owner -> owner.domain().equals(domain) && owner.local().compareTo(afterLocal) > 0)
                .sorted()
                .limit(max)
                .toList();
    }

    @Override
    public synchronized int expire(Jid owner, Instant before, int max) {
        return remove(owner, ArchiveQuery.ALL.in(ArchiveQuery.Range.ALL.to(before.minusMillis(1))), max);
    }

    @Override
    public synchronized int remove(Jid owner, ArchiveQuery query, int max) {
        List<ArchivedMessage> found = new ArrayList<>(all(owner, query));
        List<ArchivedMessage> removed = found.subList(0, Math.min(max, found.size()));
        removed.forEach(message -> archive(owner).remove(message.id()));
        return removed.size();
    }

    @Override
    public synchronized boolean replace(Jid owner, ArchiveId id, String xml, String body) {
        Listed before = archive(owner).get(id);
        boolean elsewhere = archives.entrySet().stream()
                .anyMatch(other -> !other.getKey().equals(owner.bare()) && other.getValue().containsKey(id));
        if (before == null || elsewhere) {
            return false;
        }
        ArchivedMessage message = before.message;
        archive(owner)
                .put(id, new Listed(new ArchivedMessage(id, message.peer(), message.incoming(), xml), body));
        return true;
    }

    @Override
    public int sweep(int max) {
        return 0; // nothing is left of who was removed
    }

    @Override
    public synchronized void forget(Jid account) {
        archives.remove(account.bare());
    }
}

package im.parley.server.admin.data;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Page;
import im.parley.server.admin.Rejected;
import im.parley.store.archive.ArchiveId;
import im.parley.store.archive.ArchivePage;
import im.parley.store.archive.ArchiveQuery;
import im.parley.store.archive.ArchiveStore;
import im.parley.store.archive.ArchivedMessage;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The archived messages of an account. That an administrator reads them is written down, too. */
@Singleton
public final class Archives {
    private static final int COUNT_UP_TO = 100_000;
    private static final int BATCH = 1000;

    private final ArchiveStore archives;
    private final UserStore users;
    private final Audit audit;

    /** Reads and erases there. */
    @Inject
    public Archives(ArchiveStore archives, UserStore users, Audit audit) {
        this.archives = archives;
        this.users = users;
        this.audit = audit;
    }

    /**
     * How much there is.
     *
     * @param atLeast whether there is more than was counted
     */
    public record Extent(int messages, boolean atLeast, Optional<Instant> first, Optional<Instant> last) {}

    /**
     * A message.
     *
     * @param body its text, or empty
     */
    public record Entry(String id, Instant time, Jid peer, boolean incoming, String body, String xml) {}

    /**
     * Which messages are asked for; what is empty does not matter.
     *
     * @param text words that they have
     */
    public record Query(Optional<Jid> with, Optional<Instant> start, Optional<Instant> end, String text) {
        ArchiveQuery stored() {
            ArchiveQuery.Range range = ArchiveQuery.Range.ALL;
            range = start.map(range::from).orElse(range);
            range = end.map(range::to).orElse(range);
            return new ArchiveQuery(with, range, List.of(), text);
        }
    }

    /** How much is archived for an account. */
    public Extent extent(Actor actor, Jid account) {
        require(actor, account);
        int count = archives.count(account.bare(), ArchiveQuery.ALL, COUNT_UP_TO);
        Optional<ArchiveStore.Extent> extent = archives.extent(account.bare());
        return new Extent(
                count,
                count >= COUNT_UP_TO,
                extent.map(known -> known.first().time()),
                extent.map(known -> known.last().time()));
    }

    private void require(Actor actor, Jid account) {
        actor.requireAccount(account);
        if (!users.exists(account)) {
            throw Rejected.notFound("there is no account " + account.bare());
        }
    }

    /**
     * A page of the archive.
     *
     * @param latestFirst in which order
     * @param after the id of the last message of the page before, or empty
     */
    public Page<Entry> list(Actor actor, Jid account, Query query, boolean latestFirst, String after, int limit) {
        actor.requireAccount(account);
        if (actor.owns(account) || !after.isEmpty()) {
            return page(account, query, latestFirst, after, limit);
        }
        Audit.Act act = Audit.Act.on(account.bare(), "archive.read");
        return audit.of(actor, act, () -> page(account, query, latestFirst, after, limit));
    }

    private Page<Entry> page(Jid account, Query query, boolean latestFirst, String after, int limit) {
        if (!users.exists(account)) {
            throw Rejected.notFound("there is no account " + account.bare());
        }
        ArchiveQuery stored = query.stored();
        if (!after.isEmpty()) {
            ArchiveId id = ArchiveId.parse(after)
                    .orElseThrow(() -> Rejected.invalid("cursor", "'" + after + "' is no id of a message"));
            stored = stored.in(latestFirst ? stored.range().before(id) : stored.range().after(id));
        }
        ArchivePage page = latestFirst
                ? archives.last(account.bare(), stored, limit)
                : archives.first(account.bare(), stored, limit);
        List<ArchivedMessage> messages = latestFirst ? page.messages().reversed() : page.messages();
        Optional<String> next = page.complete() || messages.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.getLast().id().text());
        return new Page<>(messages.stream().map(Archives::entry).toList(), next);
    }

    private static Entry entry(ArchivedMessage message) {
        String body = StanzaText.read(message.xml())
                .filter(Message.class::isInstance)
                .map(stanza -> ((Message) stanza).body())
                .orElse("");
        return new Entry(
                message.id().text(), message.id().time(), message.peer(), message.incoming(), body, message.xml());
    }

    /** Erases messages; returns how many. */
    public int erase(Actor actor, Jid account, Query query) {
        List<String> said = new ArrayList<>();
        query.with.ifPresent(peer -> said.add("with " + peer));
        query.start.ifPresent(time -> said.add("from " + time));
        query.end.ifPresent(time -> said.add("to " + time));
        Audit.Act act = Audit.Act.on(account.bare(), "archive.erase").saying(String.join(" ", said));
        return audit.of(actor, act, () -> {
            require(actor, account);
            int erased = 0;
            int batch;
            do {
                batch = archives.remove(account.bare(), query.stored(), BATCH);
                erased += batch;
            } while (batch == BATCH);
            return erased;
        });
    }
}

package im.parley.feature.archive;

import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Target.OWN_ACCOUNT;

import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.store.archive.ArchiveId;
import im.parley.store.archive.ArchiveQuery;
import im.parley.store.archive.ArchiveStore;
import im.parley.store.archive.Conversation;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Removes collections, XEP-0136 section 7.3. */
@Singleton
final class CollectionRemoval {
    private static final Name REMOVE = Name.of(CollectionElements.NS, "remove");
    private static final int BATCH = 500;
    private static final int COLLECTIONS = 100;

    private final ArchiveStore store;
    private final CollectionQueries queries;
    private final Clock clock;

    @Inject
    CollectionRemoval(ArchiveStore store, CollectionQueries queries, Clock clock) {
        this.store = store;
        this.queries = queries;
        this.clock = clock;
    }

    List<Hook> hooks() {
        return List.of(iqSet(REMOVE, OWN_ACCOUNT, this::remove));
    }

    private Reply remove(Iq request, Requester owner) {
        Element payload = request.payload().orElseThrow();
        boolean found = remove(owner.addressed(), CollectionRequest.in(payload));
        return found ? Reply.OK : Reply.error(CollectionQueries.NO_COLLECTION);
    }

    private boolean remove(Jid owner, CollectionRequest asked) {
        if (asked.isOne()) {
            return queries.find(owner, asked)
                    .map(conversation -> remove(owner, conversation))
                    .orElse(false);
        }
        Optional<ArchiveQuery> query = asked.addressed();
        if (query.isEmpty()) {
            return false;
        }
        if (asked.isOfAllTimes()) {
            return remove(owner, query.get());
        }
        // Those of this day go on; the others are closed.
        return asked.open()
                ? remove(owner, query.get().in(Conversation.day(clock.instant())))
                : removeEach(owner, query.get().in(asked.begun()));
    }

    /** Whatever range they began in, the whole of them goes. */
    private boolean removeEach(Jid owner, ArchiveQuery begun) {
        boolean any = false;
        List<Conversation> page = store.firstConversations(owner, begun, COLLECTIONS);
        while (!page.isEmpty()) {
            page.forEach(conversation -> remove(owner, conversation));
            any = true;
            ArchiveId last = new ArchiveId(page.getLast().first(), 0);
            page = store.firstConversations(owner, begun.in(begun.range().after(last)), COLLECTIONS);
        }
        return any;
    }

    private boolean remove(Jid owner, Conversation conversation) {
        return remove(
                owner, ArchiveQuery.ALL.with(conversation.peer()).in(Conversation.day(conversation.begin())));
    }

    private boolean remove(Jid owner, ArchiveQuery query) {
        boolean any = false;
        while (store.remove(owner, query, BATCH) > 0) {
            any = true;
        }
        return any;
    }
}

package im.parley.feature.archive;

import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Target.OWN_ACCOUNT;

import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.store.archive.ArchiveId;
import im.parley.store.archive.ArchiveQuery;
import im.parley.store.archive.ArchiveStore;
import im.parley.store.archive.ArchivedMessage;
import im.parley.store.archive.Conversation;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.ResultSet;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Lists collections and reads one, XEP-0136 sections 7.1 and 7.2. */
@Singleton
final class CollectionQueries {
    /** Who has more is told this number. */
    private static final int COUNTED = 1_000_000;

    private static final Name LIST = Name.of(CollectionElements.NS, "list");
    private static final Name RETRIEVE = Name.of(CollectionElements.NS, "retrieve");
    private static final StanzaError NOT_NAMED =
            Condition.BAD_REQUEST.because("'with' and 'start' must name a collection");
    private static final StanzaError NO_INDEX =
            Condition.FEATURE_NOT_IMPLEMENTED.because("pages are found by ids, not by numbers");
    static final StanzaError NO_COLLECTION = Condition.ITEM_NOT_FOUND.because("there is no such collection");

    private final ArchiveStore store;
    private final ArchiveOptions options;

    @Inject
    CollectionQueries(ArchiveStore store, Options options) {
        this.store = store;
        this.options = options.of(ArchiveOptions.class);
    }

    List<Hook> hooks() {
        return List.of(iqGet(LIST, OWN_ACCOUNT, this::list), iqGet(RETRIEVE, OWN_ACCOUNT, this::retrieve));
    }

    private int limit(ResultSet.Request wanted) {
        return Math.min(wanted.max().orElse(options.pageSize()), options.maxPageSize());
    }

    private Reply list(Iq request, Requester owner) {
        Element payload = request.payload().orElseThrow();
        CollectionRequest asked = CollectionRequest.in(payload);
        ResultSet.Request wanted = ResultSet.Request.in(payload).orElse(ResultSet.Request.ALL);
        Optional<ArchiveQuery> query = asked.addressed().map(matching -> matching.in(asked.begun()));
        if (query.isEmpty()) {
            return Reply.of(Element.of(LIST));
        }
        if (limit(wanted) == 0) {
            int count = store.countConversations(owner.addressed(), query.get(), COUNTED);
            return Reply.of(Element.of(LIST, count(count).toElement()));
        }
        List<Conversation> found = page(owner.addressed(), query.get(), wanted);
        Element.Builder list = Element.build(LIST);
        found.forEach(conversation -> list.add(CollectionElements.chat(conversation).build()));
        if (!found.isEmpty()) {
            list.add(ResultSet.Page.of(found, CollectionElements::id, OptionalInt.empty(), OptionalInt.empty())
                    .toElement());
        }
        return Reply.of(list.build());
    }

    private static ResultSet.Page count(int count) {
        return new ResultSet.Page(Optional.empty(), OptionalInt.empty(), Optional.empty(), OptionalInt.of(count));
    }

    private List<Conversation> page(Jid owner, ArchiveQuery query, ResultSet.Request wanted) {
        ArchiveQuery.Range range = query.range();
        int max = limit(wanted);
        return switch (wanted.position()) {
            case ResultSet.Position.Start start -> store.firstConversations(owner, query, max);
            case ResultSet.Position.After after -> store.firstConversations(
                    owner, query.in(range.after(QueryForm.id(after.id()))), max);
            case ResultSet.Position.End end -> store.lastConversations(owner, query, max);
            case ResultSet.Position.Before before -> store.lastConversations(
                    owner, query.in(range.before(QueryForm.id(before.id()))), max);
            case ResultSet.Position.Index index -> throw new Refusal(NO_INDEX);
        };
    }

    private Reply retrieve(Iq request, Requester owner) {
        Element payload = request.payload().orElseThrow();
        CollectionRequest asked = CollectionRequest.in(payload);
        ResultSet.Request wanted = ResultSet.Request.in(payload).orElse(ResultSet.Request.ALL);
        if (!asked.isOne()) {
            return Reply.error(NOT_NAMED);
        }
        Optional<Conversation> found = find(owner.addressed(), asked);
        return found.isPresent()
                ? Reply.of(collection(owner.addressed(), found.get(), wanted))
                : Reply.error(NO_COLLECTION);
    }

    /** The one collection that is named. */
    Optional<Conversation> find(Jid owner, CollectionRequest asked) {
        Instant start = asked.start().orElseThrow().truncatedTo(ChronoUnit.SECONDS);
        return asked.addressed()
                .map(query -> query.in(Conversation.day(start)))
                .flatMap(query -> store.firstConversations(owner, query, 1).stream().findFirst())
                .filter(conversation -> CollectionElements.start(conversation).equals(start));
    }

    private Element collection(Jid owner, Conversation conversation, ResultSet.Request wanted) {
        Element.Builder chat = CollectionElements.chat(conversation);
        OptionalInt count = OptionalInt.of(conversation.messages());
        if (limit(wanted) == 0) {
            return chat.add(count(conversation.messages()).toElement()).build();
        }
        ArchiveQuery query = ArchiveQuery.ALL
                .with(conversation.peer())
                .in(Conversation.day(conversation.begin()))
                .ofWords();
        List<ArchivedMessage> messages = messages(owner, query, wanted);
        if (!messages.isEmpty()) {
            chat.addAll(CollectionElements.messages(
                    messages, before(owner, query, messages.getFirst()).orElse(CollectionElements.start(conversation))));
        }
        return chat.add(ResultSet.Page.of(messages, message -> message.id().text(), OptionalInt.empty(), count)
                        .toElement())
                .build();
    }

    private List<ArchivedMessage> messages(Jid owner, ArchiveQuery query, ResultSet.Request wanted) {
        int max = limit(wanted);
        return switch (wanted.position()) {
            case ResultSet.Position.Start start -> first(owner, query, max);
            case ResultSet.Position.After after -> first(
                    owner, query.in(query.range().after(known(owner, after.id()))), max);
            case ResultSet.Position.End end -> last(owner, query, max);
            case ResultSet.Position.Before before -> last(
                    owner, query.in(query.range().before(known(owner, before.id()))), max);
            case ResultSet.Position.Index index -> throw new Refusal(NO_INDEX);
        };
    }

    private List<ArchivedMessage> first(Jid owner, ArchiveQuery query, int max) {
        return CollectionElements.fitting(store.first(owner, query, max).messages());
    }

    private List<ArchivedMessage> last(Jid owner, ArchiveQuery query, int max) {
        return CollectionElements.fitting(store.last(owner, query, max).messages().reversed())
                .reversed();
    }

    private ArchiveId known(Jid owner, String text) {
        ArchiveId id = QueryForm.id(text);
        if (!store.hasAll(owner, List.of(id))) {
            throw new Refusal(QueryForm.NO_SUCH_MESSAGE);
        }
        return id;
    }

    /** When the message in front of a page was stored, from which its first one counts. */
    private Optional<Instant> before(Jid owner, ArchiveQuery query, ArchivedMessage first) {
        return store.last(owner, query.in(query.range().before(first.id())), 1).messages().stream()
                .findFirst()
                .map(message -> message.id().time());
    }
}

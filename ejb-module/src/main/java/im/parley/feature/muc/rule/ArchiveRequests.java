package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule.Answer;
import im.parley.feature.muc.room.Rule.Found;
import im.parley.feature.muc.room.Rule.Request;
import im.parley.feature.muc.room.Rule.Search;
import im.parley.feature.muc.room.Standing;
import im.parley.store.archive.ArchiveId;
import im.parley.store.archive.ArchivePage;
import im.parley.store.archive.ArchiveQuery;
import im.parley.store.archive.ArchiveStore;
import im.parley.store.archive.ArchivedMessage;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DateTime;
import im.parley.wire.form.ResultSet;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Forwarded;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** XEP-0313 sections 4 and 5: who may come into the room may read its archive. */
final class ArchiveRequests {
    static final String NS = "urn:xmpp:mam:2";
    private static final Name QUERY = Name.of(NS, "query");
    private static final Name RESULT = Name.of(NS, "result");
    private static final Name FIN = Name.of(NS, "fin");
    private static final Name METADATA = Name.of(NS, "metadata");
    private static final Name FLIP = Name.of(NS, "flip-page");

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 250;
    private static final int COUNTED = 1_000_000;
    private static final StanzaError NO_INDEX =
            Condition.FEATURE_NOT_IMPLEMENTED.because("pages are found by ids, not by numbers");
    private static final StanzaError NOT_ARCHIVED =
            Condition.SERVICE_UNAVAILABLE.because("this room keeps no archive");

    private final ArchiveStore store;

    ArchiveRequests(ArchiveStore store) {
        this.store = store;
    }

    Map<Request, Answer> answers() {
        return Map.of(
                Request.get(QUERY), (room, sender, request) -> {
                    mayRead(room, sender);
                    return Optional.of(Element.of(QUERY, ArchiveForm.empty(NS).toElement()));
                },
                Request.get(METADATA), this::metadata);
    }

    Map<Request, Search> searches() {
        return Map.of(Request.set(QUERY), this::query);
    }

    /** Section 6.1.2: who has the right to enter. Of a password they have shown knowledge who are inside, or members. */
    private static void mayRead(Room room, Jid reader) {
        if (!RoomArchive.isOn(room)) {
            throw new Refusal(NOT_ARCHIVED);
        }
        Affiliation affiliation = room.affiliations().of(reader);
        boolean closed = room.get(Standing.MEMBERS_ONLY) || Password.of(room).isPresent();
        boolean inside = room.occupants().of(reader).isPresent();
        boolean welcome = !closed || inside || affiliation.isAtLeast(Affiliation.MEMBER);
        if (affiliation == Affiliation.OUTCAST || room.locked() || !welcome) {
            throw new Refusal(Muc.FORBIDDEN);
        }
    }

    /** The archive is read beside the lane of the room: who looks far back keeps nobody from talking. */
    private Supplier<Found> query(Room room, Jid reader, Element request) {
        mayRead(room, reader);
        ArchiveForm form = ArchiveForm.in(request, NS);
        ResultSet.Request wanted = ResultSet.Request.in(request).orElse(ResultSet.Request.ALL);
        Reader who = new Reader(
                room.jid(), reader, request.attribute("queryid"), RoomArchive.seesAddresses(room, reader));
        return () -> find(who, form, wanted, request.has(FLIP));
    }

    /** Who asks, and by which id. */
    private record Reader(Jid room, Jid session, Optional<String> queryId, boolean sees) {}

    private Found find(Reader reader, ArchiveForm form, ResultSet.Request wanted, boolean flipped) {
        mustHave(reader.room, form, wanted.position());
        int max = Math.min(wanted.max().orElse(PAGE), LARGEST_PAGE);
        if (max == 0) {
            int count = store.count(reader.room, form.query(), COUNTED);
            ResultSet.Page page = new ResultSet.Page(
                    Optional.empty(), OptionalInt.empty(), Optional.empty(), OptionalInt.of(count));
            return new Found(List.of(), fin(count == 0, page));
        }
        ArchivePage page = page(reader.room, form.query(), wanted.position(), max);
        List<ArchivedMessage> messages = flipped ? page.messages().reversed() : page.messages();
        ResultSet.Page described = ResultSet.Page.of(
                page.messages(), message -> message.id().text(), OptionalInt.empty(), OptionalInt.empty());
        return new Found(
                messages.stream().map(message -> result(reader, message)).toList(), fin(page.complete(), described));
    }

    private void mustHave(Jid room, ArchiveForm form, ResultSet.Position position) {
        List<ArchiveId> named = new ArrayList<>(form.named());
        switch (position) {
            case ResultSet.Position.After after -> named.add(ArchiveForm.id(after.id()));
            case ResultSet.Position.Before before -> named.add(ArchiveForm.id(before.id()));
            case ResultSet.Position.Start start -> {}
            case ResultSet.Position.End end -> {}
            case ResultSet.Position.Index index -> throw new Refusal(NO_INDEX);
        }
        if (!store.hasAll(room, named)) {
            throw new Refusal(ArchiveForm.NO_SUCH_MESSAGE);
        }
    }

    private ArchivePage page(Jid room, ArchiveQuery query, ResultSet.Position position, int max) {
        ArchiveQuery.Range range = query.range();
        return switch (position) {
            case ResultSet.Position.Start start -> store.first(room, query, max);
            case ResultSet.Position.After after ->
                store.first(room, query.in(range.after(ArchiveForm.id(after.id()))), max);
            case ResultSet.Position.End end -> store.last(room, query, max);
            case ResultSet.Position.Before before ->
                store.last(room, query.in(range.before(ArchiveForm.id(before.id()))), max);
            case ResultSet.Position.Index index -> throw new Refusal(NO_INDEX);
        };
    }

    /** Section 6.1.2: from the occupant, with the real address for those who may see it. */
    private static Message result(Reader reader, ArchivedMessage archived) {
        Element delay = Element.build(Muc.DELAY)
                .attribute("stamp", DateTime.format(archived.id().time()))
                .build();
        Element forwarded = RoomArchive.read(archived)
                .map(message -> reader.sees ? message : message.with(message.content().without(Muc.X)))
                .map(message -> new Message(
                        new Header(message.header().from(), null, message.id(), message.lang()),
                        message.type(),
                        message.content()))
                .map(message -> Forwarded.of(message, Optional.of(delay)))
                .orElseGet(() -> Forwarded.without(delay));
        String id = archived.id().text();
        Element result = Element.build(RESULT)
                .attribute("queryid", reader.queryId)
                .attribute("id", id)
                .add(forwarded)
                .build();
        return new Message(new Header(reader.room, reader.session, id, ""), Message.Type.NORMAL, Content.of(result));
    }

    private static Element fin(boolean complete, ResultSet.Page page) {
        Element.Builder fin = Element.build(FIN).add(page.toElement());
        return complete ? fin.attribute("complete", "true").build() : fin.build();
    }

    private Optional<Element> metadata(Room room, Jid reader, Element request) {
        mayRead(room, reader);
        Element.Builder metadata = Element.build(METADATA);
        store.extent(room.jid()).ifPresent(extent -> metadata.add(end("start", extent.first()))
                .add(end("end", extent.last())));
        return Optional.of(metadata.build());
    }

    private static Element end(String name, ArchiveId id) {
        return Element.build(Name.of(NS, name))
                .attribute("id", id.text())
                .attribute("timestamp", DateTime.format(id.time()))
                .build();
    }
}

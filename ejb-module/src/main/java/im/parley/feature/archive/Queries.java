package im.parley.feature.archive;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Target.ACCOUNT;
import static im.parley.server.spi.Target.OWN_ACCOUNT;

import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.Session;
import im.parley.store.archive.ArchiveId;
import im.parley.store.archive.ArchivePage;
import im.parley.store.archive.ArchiveQuery;
import im.parley.store.archive.ArchiveStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DateTime;
import im.parley.wire.form.ResultSet;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers queries of an archive (XEP-0313 sections 4 and 5) in one of the namespaces. */
@Singleton
final class Queries {
    /** Who has more is told this number. */
    private static final int COUNTED = 1_000_000;

    private static final StanzaError NOT_YOURS = Condition.FORBIDDEN.because("this is not your archive");
    private static final StanzaError NO_NODES =
            Condition.FEATURE_NOT_IMPLEMENTED.because("the archive of an account has no nodes");
    private static final StanzaError NO_INDEX =
            Condition.FEATURE_NOT_IMPLEMENTED.because("pages are found by ids, not by numbers");

    private final ArchiveStore store;
    private final ArchiveOptions options;

    @Inject
    Queries(ArchiveStore store, Options options) {
        this.store = store;
        this.options = options.of(ArchiveOptions.class);
    }

    List<Hook> hooks(Vocabulary vocabulary) {
        return List.of(
                advertise(OWN_ACCOUNT, vocabulary.namespace()),
                iqGet(vocabulary.query(), OWN_ACCOUNT, (iq, owner) -> form(vocabulary)),
                iqSet(vocabulary.query(), OWN_ACCOUNT, (iq, owner) -> query(iq, owner, vocabulary)),
                iqGet(vocabulary.query(), ACCOUNT, Queries::refuse),
                iqSet(vocabulary.query(), ACCOUNT, Queries::refuse));
    }

    List<Hook> extensions(Vocabulary vocabulary) {
        List<Hook> hooks = new ArrayList<>(List.of(
                advertise(OWN_ACCOUNT, vocabulary.namespace() + "#extended"),
                advertise(OWN_ACCOUNT, vocabulary.namespace() + "#groupchat-field"),
                iqGet(vocabulary.metadata(), OWN_ACCOUNT, (iq, owner) ->
                        Reply.of(metadata(owner.addressed(), vocabulary))),
                iqGet(vocabulary.metadata(), ACCOUNT, Queries::refuse),
                Hook.addToBound(session -> Optional.of(metadata(session.account(), vocabulary)))));
        if (options.storing().rooms() == ArchiveOptions.Storing.Rooms.TRUE) {
            hooks.add(advertise(OWN_ACCOUNT, vocabulary.namespace() + "#groupchat-available"));
        }
        return hooks;
    }

    /** Section 8.1. */
    static Reply refuse(Iq request, Requester stranger) {
        return Reply.error(NOT_YOURS);
    }

    private static Reply form(Vocabulary vocabulary) {
        return Reply.of(Element.of(vocabulary.query(), QueryForm.empty(vocabulary)));
    }

    private Reply query(Iq request, Requester owner, Vocabulary vocabulary) {
        Element payload = request.payload().orElseThrow();
        if (payload.attribute("node").isPresent()) {
            return Reply.error(NO_NODES);
        }
        QueryForm form = QueryForm.in(payload, vocabulary);
        ResultSet.Request wanted = ResultSet.Request.in(payload).orElse(ResultSet.Request.ALL);
        Results results = Results.of(payload, vocabulary);
        Session session = owner.self();
        mustHave(session.account(), form, wanted.position());
        int max = Math.min(wanted.max().orElse(options.pageSize()), options.maxPageSize());
        if (max == 0) {
            return Reply.of(results.count(store.count(session.account(), form.query(), COUNTED)));
        }
        ArchivePage page = page(session.account(), form.query(), wanted.position(), max);
        return Reply.after(results.messages(page, session), results.fin(page));
    }

    /** Sections 4.1.3 and 4.3.2: ids that are asked for must be there. */
    private void mustHave(Jid owner, QueryForm form, ResultSet.Position position) {
        List<ArchiveId> named = new ArrayList<>(form.named());
        switch (position) {
            case ResultSet.Position.After after -> named.add(QueryForm.id(after.id()));
            case ResultSet.Position.Before before -> named.add(QueryForm.id(before.id()));
            case ResultSet.Position.Start start -> {}
            case ResultSet.Position.End end -> {}
            case ResultSet.Position.Index index -> throw new Refusal(NO_INDEX);
        }
        if (!store.hasAll(owner, named)) {
            throw new Refusal(QueryForm.NO_SUCH_MESSAGE);
        }
    }

    private ArchivePage page(Jid owner, ArchiveQuery query, ResultSet.Position position, int max) {
        ArchiveQuery.Range range = query.range();
        return switch (position) {
            case ResultSet.Position.Start start -> store.first(owner, query, max);
            case ResultSet.Position.After after -> store.first(
                    owner, query.in(range.after(QueryForm.id(after.id()))), max);
            case ResultSet.Position.End end -> store.last(owner, query, max);
            case ResultSet.Position.Before before -> store.last(
                    owner, query.in(range.before(QueryForm.id(before.id()))), max);
            case ResultSet.Position.Index index -> throw new Refusal(NO_INDEX);
        };
    }

    /** Section 5. */
    private Element metadata(Jid owner, Vocabulary vocabulary) {
        Element.Builder metadata = Element.build(vocabulary.metadata());
        store.extent(owner).ifPresent(extent -> metadata.add(end(vocabulary, "start", extent.first()))
                .add(end(vocabulary, "end", extent.last())));
        return metadata.build();
    }

    private static Element end(Vocabulary vocabulary, String name, ArchiveId id) {
        return Element.build(vocabulary.name(name))
                .attribute("id", id.text())
                .attribute("timestamp", DateTime.format(id.time()))
                .build();
    }
}

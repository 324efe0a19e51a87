package im.parley.feature.archive;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Session;
import im.parley.store.archive.ArchivePage;
import im.parley.store.archive.ArchivedMessage;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DateTime;
import im.parley.wire.form.ResultSet;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Forwarded;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaText;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The results of a query, XEP-0313 section 4.2.
 *
 * @param vocabulary the names
 * @param queryId what the client calls its query
 * @param flipped whether it wants the last one first
 */
record Results(Vocabulary vocabulary, Optional<String> queryId, boolean flipped) {
    private static final System.Logger LOG = System.getLogger(Results.class.getName());
    private static final Name DELAY = Name.of("urn:xmpp:delay", "delay");

    static Results of(Element query, Vocabulary vocabulary) {
        return new Results(
                vocabulary,
                query.attribute("queryid"),
                vocabulary.isExtended() && query.has(vocabulary.flipPage()));
    }

    /** The messages of a page for the session that asked. */
    List<Effect> messages(ArchivePage page, Session session) {
        List<Effect> effects = new ArrayList<>(page.messages().size());
        for (ArchivedMessage message : page.messages()) {
            effects.add(new Effect.ToSession(session, message(message, session)));
        }
        if (flipped) {
            Collections.reverse(effects);
        }
        return effects;
    }

    private Message message(ArchivedMessage archived, Session session) {
        String id = archived.id().text();
        Element result = Element.build(vocabulary.result())
                .attribute("queryid", queryId)
                .attribute("id", id)
                .add(forwarded(archived, session.account()))
                .build();
        Header header = Header.EMPTY.withFrom(session.account()).withTo(session.jid()).withId(id);
        return new Message(header, Message.Type.NORMAL, Content.of(result));
    }

    private static Element forwarded(ArchivedMessage archived, Jid account) {
        Element delay = Element.build(DELAY)
                .attribute("stamp", DateTime.format(archived.id().time()))
                .build();
        Optional<Stanza> stanza = StanzaText.read(archived.xml());
        if (stanza.isEmpty()) {
            LOG.log(System.Logger.Level.ERROR, "Message {0} of {1} is no message", archived.id().text(), account);
            return Forwarded.without(delay); // section 3.2: its place in the archive stays
        }
        return Forwarded.of(stanza.get(), Optional.of(delay));
    }

    /** What ends the results, section 4.3.2. */
    Element fin(ArchivePage page) {
        return fin(page.complete())
                .add(ResultSet.Page.of(
                                page.messages(),
                                message -> message.id().text(),
                                OptionalInt.empty(),
                                OptionalInt.empty())
                        .toElement())
                .build();
    }

    /** The answer to who wants to know the number alone (XEP-0059 section 2.7). */
    Element count(int count) {
        ResultSet.Page page =
                new ResultSet.Page(Optional.empty(), OptionalInt.empty(), Optional.empty(), OptionalInt.of(count));
        return fin(count == 0).add(page.toElement()).build();
    }

    private Element.Builder fin(boolean complete) {
        Element.Builder fin = Element.build(vocabulary.fin());
        if (complete) {
            fin.attribute("complete", "true");
        }
        return fin;
    }
}

package im.parley.feature.archive;

import im.parley.store.archive.ArchiveId;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;

/** XEP-0359: Unique and Stable Stanza IDs. */
final class StanzaIds {
    static final String NS = "urn:xmpp:sid:0";

    static final Name STANZA_ID = Name.of(NS, "stanza-id");

    private StanzaIds() {}

    /** The message with the id that the archive of an account gave it. */
    static Message add(Message message, Jid account, ArchiveId id) {
        return message.with(message.content()
                .plus(Element.build(STANZA_ID)
                        .attribute("by", account.toString())
                        .attribute("id", id.text())
                        .build()));
    }

    /** The message without ids that pretend to be of that account (section 3, rule 2). */
    static Message withoutForged(Message message, Jid account) {
        List<Element> all = message.content().elements();
        if (all.stream().noneMatch(child -> isForged(child, message, account))) {
            return message; // of a broadcast the encoded content is shared by all who get it
        }
        return message.with(Content.of(
                all.stream().filter(child -> !isForged(child, message, account)).toList()));
    }

    /** Who sends a message may name itself; that is usual in rooms, and seen without preparing the address again. */
    private static boolean isForged(Element child, Message message, Jid account) {
        if (!child.is(STANZA_ID)) {
            return false;
        }
        String by = child.attribute("by", "");
        Jid from = message.header().from();
        boolean own = from != null && !from.bare().equals(account) && from.bare().toString().equals(by);
        return !own && Addresses.same(by, account.toString());
    }
}

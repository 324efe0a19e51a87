package im.parley.feature.archive;

import im.parley.store.archive.ArchiveId;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;

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
        if (!message.has(STANZA_ID)) {
            return message;
        }
        String by = account.toString();
        return message.with(Content.of(message.content().elements().stream()
                .filter(child -> !child.is(STANZA_ID) || !Addresses.same(child.attribute("by", ""), by))
                .toList()));
    }
}

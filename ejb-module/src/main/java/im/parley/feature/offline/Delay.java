package im.parley.feature.offline;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import java.util.List;

/** XEP-0203: Delayed Delivery. */
final class Delay {
    private static final Name DELAY = Name.of("urn:xmpp:delay", "delay");

    private Delay() {}

    /** Says that a message was held back by the account's server since that time. */
    static Message stamp(Message message, Jid account, Instant received) {
        return message.with(message.content()
                .plus(Element.build(DELAY)
                        .attribute("from", account.domain())
                        .attribute("stamp", received.toString())
                        .text("Offline Storage")
                        .build()));
    }

    /** Removes what pretends to be a stamp of the account's own server (section 5). */
    static Message withoutForgedStamps(Message message, Jid account) {
        if (!message.has(DELAY)) {
            return message;
        }
        List<Element> honest = message.content().elements().stream()
                .filter(child -> !child.is(DELAY) || !child.attribute("from", "").equals(account.domain()))
                .toList();
        return message.with(Content.of(honest));
    }
}

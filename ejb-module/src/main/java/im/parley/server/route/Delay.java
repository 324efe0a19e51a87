package im.parley.server.route;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** XEP-0203: Delayed Delivery, for what comes late because a session has ended. */
final class Delay {
    private static final Name DELAY = Name.of("urn:xmpp:delay", "delay");

    private Delay() {}

    /** Says when a message was first given to a session of the account; an earlier stamp of its server stays. */
    static Message stamp(Message message, Jid account, Instant given) {
        boolean stamped = message.content().elements().stream()
                .anyMatch(child -> child.is(DELAY) && child.attribute("from", "").equals(account.domain()));
        return stamped
                ? message
                : message.with(message.content()
                        .plus(Element.build(DELAY)
                                .attribute("from", account.domain())
                                .attribute("stamp", given.truncatedTo(ChronoUnit.MILLIS).toString())
                                .build()));
    }
}

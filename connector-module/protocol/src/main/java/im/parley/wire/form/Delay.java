package im.parley.wire.form;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** XEP-0203: Delayed Delivery. Says who held a message back, and since when. */
public final class Delay {
    /** The element. */
    public static final Name DELAY = Name.of("urn:xmpp:delay", "delay");

    private Delay() {}

    /**
     * The {@code <delay/>} element.
     *
     * @param by who held the message back
     * @param reason for a person, or empty
     */
    public static Element of(Jid by, Instant since, String reason) {
        return Element.build(DELAY)
                .attribute("from", by.toString())
                .attribute("stamp", DateTime.format(since))
                .text(reason)
                .build();
    }

    /** Since when a message was held back by somebody; empty when it does not say so. */
    public static Optional<Instant> since(Message message, Jid by) {
        return message.has(DELAY)
                ? message.content().elements().stream()
                        .filter(child -> isBy(child, by))
                        .flatMap(child -> DateTime.parse(child.attribute("stamp", "")).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** A message without what says that somebody held it back. */
    public static Message without(Message message, Jid by) {
        if (!message.has(DELAY)) {
            return message;
        }
        List<Element> others = message.content().elements().stream()
                .filter(child -> !isBy(child, by))
                .toList();
        return message.with(Content.of(others));
    }

    private static boolean isBy(Element child, Jid by) {
        return child.is(DELAY) && child.attribute("from", "").equals(by.toString());
    }
}

package im.parley.server.route;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.xml.Element;
import java.util.Optional;

/** The answer to an element that names itself a stanza but cannot be one (RFC 6120 section 8.3.1). */
public final class Rejection {
    private Rejection() {}

    /** The error; empty for what names itself nothing that can be answered. */
    public static Optional<Stanza> answer(Element original, Jid from, Jid to, StanzaError error) {
        Header header = new Header(from, to, original.attribute("id", ""), "");
        Content content = Content.of(error.toElement());
        return switch (original.name().local()) {
            case "message" -> Optional.of(new Message(header, Message.Type.ERROR, content));
            case "presence" -> Optional.of(new Presence(header, Presence.Type.ERROR, content));
            case "iq" -> Optional.of(new Iq(header, Iq.Type.ERROR, content));
            default -> Optional.empty();
        };
    }
}

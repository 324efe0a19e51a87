package im.parley.wire.stanza;

import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Namespaces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a stanza of a first-level element in the content namespace, or says why it cannot be one. */
public final class StanzaReader {
    private static final StanzaError UNKNOWN_TYPE = Condition.BAD_REQUEST.because("unknown type");
    private static final StanzaError NO_ID = Condition.BAD_REQUEST.because("an iq needs an id");
    private static final StanzaError ONE_CHILD = Condition.BAD_REQUEST.because("a request needs exactly one child");
    private static final StanzaError MANY_CHILDREN = Condition.BAD_REQUEST.because("a result has at most one child");
    private static final StanzaError PRIORITY = Condition.BAD_REQUEST.because("the priority is not from -128 to 127");

    private StanzaReader() {}

    /** A stanza, a {@link FirstLevel.Rejected}, or a {@link FirstLevel.Nonza} when it is not named as a stanza. */
    public static FirstLevel read(Element element) {
        try {
            return switch (element.name().local()) {
                case "message" -> message(element);
                case "presence" -> presence(element);
                case "iq" -> iq(element);
                default -> new FirstLevel.Nonza(element);
            };
        } catch (InvalidJid invalid) {
            return new FirstLevel.Rejected(
                    element, Condition.JID_MALFORMED.because(String.valueOf(invalid.getMessage())));
        } catch (Refusal refusal) {
            return new FirstLevel.Rejected(element, refusal.error());
        }
    }

    private static Stanza message(Element element) {
        // RFC 6121 section 5.2.2: an unknown type is "normal".
        return new Message(header(element), Message.Type.of(element.attribute("type", "")), content(element));
    }

    private static Stanza presence(Element element) {
        Presence.Type type = Presence.Type.of(element.attribute("type", ""))
                .orElseThrow(() -> new Refusal(UNKNOWN_TYPE));
        Presence presence = new Presence(header(element), type, content(element));
        presence.child(Presence.PRIORITY).ifPresent(StanzaReader::checkPriority);
        return presence;
    }

    /** RFC 6121 section 4.7.2.3. */
    private static void checkPriority(Element priority) {
        try {
            Byte.parseByte(priority.text().strip());
        } catch (NumberFormatException notANumber) {
            throw new Refusal(PRIORITY);
        }
    }

    private static Stanza iq(Element element) {
        Iq.Type type = Iq.Type.of(element.attribute("type", "")).orElseThrow(() -> new Refusal(UNKNOWN_TYPE));
        Header header = header(element);
        if (header.id().isEmpty()) {
            throw new Refusal(NO_ID);
        }
        Iq iq = new Iq(header, type, content(element));
        int children = iq.content().elements().size();
        if (iq.isRequest() && children != 1) {
            throw new Refusal(ONE_CHILD);
        }
        if (type == Iq.Type.RESULT && children > 1) {
            throw new Refusal(MANY_CHILDREN);
        }
        return iq;
    }

    private static Header header(Element element) {
        return new Header(
                address(element, "from"),
                address(element, "to"),
                element.attribute("id", ""),
                element.attribute(Namespaces.XML_LANG, ""));
    }

    private static @Nullable Jid address(Element element, String attribute) {
        return element.attribute(attribute).map(Jid::of).orElse(null);
    }

    private static Content content(Element element) {
        List<Element> children = element.elements();
        return Content.of(children);
    }
}

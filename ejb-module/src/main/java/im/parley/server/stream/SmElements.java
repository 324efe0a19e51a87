package im.parley.server.stream;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stream.StreamError;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Optional;
import java.util.OptionalLong;

/** The elements of stream management, XEP-0198 section 13. */
final class SmElements {
    static final Name ENABLE = Name.of(Namespaces.SM, "enable");
    static final Name RESUME = Name.of(Namespaces.SM, "resume");
    static final Name REQUEST = Name.of(Namespaces.SM, "r");
    static final Name ANSWER = Name.of(Namespaces.SM, "a");

    /** Asks the client what it has received. */
    static final FirstLevel.Nonza ASK = new FirstLevel.Nonza(Element.of(REQUEST));

    private static final Name ENABLED = Name.of(Namespaces.SM, "enabled");
    private static final Name RESUMED = Name.of(Namespaces.SM, "resumed");
    private static final Name FAILED = Name.of(Namespaces.SM, "failed");
    private static final Name TOO_HIGH = Name.of(Namespaces.SM, "handled-count-too-high");
    private static final long LARGEST = 0xFFFF_FFFFL;

    private SmElements() {}

    static Element answer(long handled) {
        return Element.build(ANSWER).attribute("h", Long.toString(handled)).build();
    }

    /** Section 3: no more than the element unless the session can be resumed. */
    static Element enabled(Continuity continuity, String location) {
        Element.Builder enabled = Element.build(ENABLED);
        if (continuity.isResumable()) {
            enabled.attribute("id", continuity.id())
                    .attribute("resume", "true")
                    .attribute("max", Long.toString(Math.max(1, continuity.timeout().toSeconds())));
            if (!location.isEmpty()) {
                enabled.attribute("location", location);
            }
        }
        return enabled.build();
    }

    static Element resumed(Continuity continuity) {
        return Element.build(RESUMED)
                .attribute("previd", continuity.id())
                .attribute("h", Long.toString(continuity.handled()))
                .build();
    }

    static Element failed(StanzaError.Condition condition) {
        return Element.of(FAILED, Element.of(condition.elementName()));
    }

    /** The session is known, but can no longer be resumed (section 5, example 14). */
    static Element failed(StanzaError.Condition condition, long handled) {
        return Element.build(FAILED)
                .attribute("h", Long.toString(handled))
                .add(Element.of(condition.elementName()))
                .build();
    }

    /** Section 6, example 17. */
    static StreamError tooHigh(long handled, long sent) {
        Element count = Element.build(TOO_HIGH)
                .attribute("h", Long.toString(handled))
                .attribute("send-count", Long.toString(sent))
                .build();
        return new StreamError(
                StreamError.Condition.UNDEFINED_CONDITION,
                "You acknowledged " + handled + " stanzas, but I only sent you " + sent + " so far.",
                Optional.of(count));
    }

    /** {@code h}, an {@code xs:unsignedInt}; empty when it is missing or something else. */
    static OptionalLong handled(Element element) {
        return number(element.attribute("h", ""), 0);
    }

    /** A number of {@code xs:unsignedInt} that is not smaller than {@code least}. */
    static OptionalLong number(String text, long least) {
        try {
            long number = text.length() <= 10 ? Long.parseLong(text) : -1;
            return number >= least && number <= LARGEST ? OptionalLong.of(number) : OptionalLong.empty();
        } catch (NumberFormatException malformed) {
            return OptionalLong.empty();
        }
    }

    /** {@code xs:boolean}: both spellings of true. */
    static boolean isTrue(String text) {
        return text.equals("true") || text.equals("1");
    }
}

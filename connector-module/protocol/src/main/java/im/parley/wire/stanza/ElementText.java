package im.parley.wire.stanza;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.ElementWriter;
import im.parley.wire.xml.Limits;
import java.util.Optional;

/** An element outside of the content namespace as text that stands alone: the form in which stores keep payloads. */
public final class ElementText {
    private ElementText() {}

    /** The text of an element. */
    public static String write(Element element) {
        return ElementWriter.toText(element);
    }

    /** The element that a text is; nothing when it is none. */
    public static Optional<Element> read(String text) {
        return element(StanzaText.item(text));
    }

    /** The element that a text of somebody is; nothing when it is none within these limits. */
    public static Optional<Element> read(String text, Limits limits) {
        return element(StanzaText.item(text, limits));
    }

    private static Optional<Element> element(Optional<FirstLevel> item) {
        return item.filter(FirstLevel.Nonza.class::isInstance)
                .map(nonza -> ((FirstLevel.Nonza) nonza).element());
    }
}

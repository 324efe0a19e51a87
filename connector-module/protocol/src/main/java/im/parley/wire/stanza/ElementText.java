package im.parley.wire.stanza;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.ElementWriter;
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
        return StanzaText.item(text)
                .filter(FirstLevel.Nonza.class::isInstance)
                .map(item -> ((FirstLevel.Nonza) item).element());
    }
}

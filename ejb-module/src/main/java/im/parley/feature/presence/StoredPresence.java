package im.parley.feature.presence;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.StreamReader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Limits;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A presence stanza as text. */
final class StoredPresence {
    private static final Name PRESENCE = Name.of(Namespaces.CLIENT, "presence");
    private static final String STREAM =
            "<stream:stream xmlns='" + Namespaces.CLIENT + "' xmlns:stream='" + Namespaces.STREAMS + "'>";

    private StoredPresence() {}

    /** The complete stanza (RFC 6121 section 3.1.3, rule 4). */
    static String write(Presence presence) {
        Element.Builder element = Element.build(PRESENCE)
                .attribute("from", presence.from())
                .attribute("to", presence.to());
        attribute(element, "type", presence.typeAttribute());
        attribute(element, "id", presence.id());
        attribute(element, Namespaces.XML_LANG, presence.lang());
        return element.addAll(presence.content().elements()).build().toString();
    }

    private static void attribute(Element.Builder element, String name, String value) {
        if (!value.isEmpty()) {
            element.attribute(name, value);
        }
    }

    /** The stanza; nothing when the text is not what {@link #write} makes. */
    static Optional<Presence> read(String text) {
        byte[] bytes = (STREAM + text).getBytes(StandardCharsets.UTF_8);
        List<FirstLevel> items = new ArrayList<>(2);
        // It was within the bounds of a stream when it came.
        Limits unlimited = new Limits(Integer.MAX_VALUE - 1, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
        StreamReader reader = new StreamReader(unlimited);
        reader.read(bytes, 0, bytes.length, items);
        reader.close();
        return items.size() == 2 && items.getLast() instanceof Presence presence
                ? Optional.of(presence)
                : Optional.empty();
    }
}

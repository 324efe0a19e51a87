package im.parley.wire.stanza;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Optional;

/** XEP-0297: Stanza Forwarding. A stanza as an element inside another one. */
public final class Forwarded {
    private static final Name FORWARDED = Name.of("urn:xmpp:forward:0", "forwarded");
    private static final Name MESSAGE = Name.of(Namespaces.CLIENT, "message");
    private static final Name PRESENCE = Name.of(Namespaces.CLIENT, "presence");
    private static final Name IQ = Name.of(Namespaces.CLIENT, "iq");

    private Forwarded() {}

    /** The {@code <forwarded/>} element around a stanza. */
    public static Element of(Stanza stanza) {
        return of(stanza, Optional.empty());
    }

    /**
     * The {@code <forwarded/>} element around a stanza.
     *
     * @param delay when it was received, by XEP-0203
     */
    public static Element of(Stanza stanza, Optional<Element> delay) {
        return Element.build(FORWARDED).add(delay).add(element(stanza)).build();
    }

    /** The element of a stanza that is no longer to be had. */
    public static Element without(Element delay) {
        return Element.of(FORWARDED, delay);
    }

    /** A stanza with its attributes and children as an element; the children are shared. */
    public static Element element(Stanza stanza) {
        Name name =
                switch (stanza) {
                    case Message message -> MESSAGE;
                    case Presence presence -> PRESENCE;
                    case Iq iq -> IQ;
                };
        return Element.build(name)
                .attribute("type", present(stanza.typeAttribute()))
                .attribute("to", stanza.to())
                .attribute("from", stanza.from())
                .attribute("id", present(stanza.id()))
                .attribute(Namespaces.XML_LANG, present(stanza.lang()))
                .addAll(stanza.content().elements())
                .build();
    }

    private static Optional<String> present(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}

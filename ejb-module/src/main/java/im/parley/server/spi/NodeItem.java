package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Optional;

/**
 * An item that service discovery lists, XEP-0030 section 4.
 *
 * @param jid the address
 * @param node the node, if it is one
 * @param name for a person, or empty
 */
public record NodeItem(Jid jid, Optional<String> node, String name) {
    /** The namespace. */
    public static final String NS = "http://jabber.org/protocol/disco#items";
    /** The element of a question and of its answer. */
    public static final Name QUERY = Name.of(NS, "query");

    private static final Name ITEM = Name.of(NS, "item");

    /** The element in an answer. */
    public Element toElement() {
        return Element.build(ITEM)
                .attribute("jid", jid.toString())
                .attribute("node", node)
                .attribute("name", Optional.of(name).filter(present -> !present.isEmpty()))
                .build();
    }
}

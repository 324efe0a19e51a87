package im.parley.server.spi;

import im.parley.store.roster.RosterItem;
import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Locale;

/** The elements of {@code jabber:iq:roster} (RFC 6121 section 2.1). */
public final class RosterElements {
    /** The namespace. */
    public static final String NS = "jabber:iq:roster";
    /** The element of requests, answers and pushes. */
    public static final Name QUERY = Name.of(NS, "query");
    /** A contact. */
    public static final Name ITEM = Name.of(NS, "item");
    /** A group of it. */
    public static final Name GROUP = Name.of(NS, "group");

    private RosterElements() {}

    /** A contact as clients see it (section 2.1.2). */
    public static Element item(RosterItem item) {
        Element.Builder element = Element.build(ITEM).attribute("jid", item.contact().toString());
        if (!item.name().isEmpty()) {
            element.attribute("name", item.name());
        }
        element.attribute("subscription", item.subscription().name().toLowerCase(Locale.ROOT));
        if (item.ask()) {
            element.attribute("ask", "subscribe");
        }
        if (item.approved()) {
            element.attribute("approved", "true");
        }
        item.groups().forEach(group -> element.add(GROUP, group));
        return element.build();
    }

    /** A contact that is no longer there. */
    public static Element removed(Jid contact) {
        return Element.build(ITEM)
                .attribute("jid", contact.toString())
                .attribute("subscription", "remove")
                .build();
    }
}

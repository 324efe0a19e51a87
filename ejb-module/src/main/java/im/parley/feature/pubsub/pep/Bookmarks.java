package im.parley.feature.pubsub.pep;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bookmarks of rooms in their two forms: one list (XEP-0048), and an item for each (XEP-0402). */
final class Bookmarks {
    /** The node of the list, and its namespace. */
    static final String LIST = "storage:bookmarks";
    /** The node of the items, and their namespace. */
    static final String ITEMS = "urn:xmpp:bookmarks:1";
    /** The list. */
    static final Name STORAGE = Name.of(LIST, "storage");

    private static final Name LISTED = Name.of(LIST, "conference");
    private static final Name CONFERENCE = Name.of(ITEMS, "conference");
    private static final Name EXTENSIONS = Name.of(ITEMS, "extensions");
    private static final List<String> PARTS = List.of("nick", "password");

    private Bookmarks() {}

    /**
     * The list of items by their ids, which are the addresses of rooms; what is no room in the list of before stays.
     */
    static Element list(Map<String, Element> items, Element before) {
        Element.Builder list = Element.build(STORAGE);
        before.elements().stream().filter(element -> !element.is(LISTED)).forEach(list::add);
        items.forEach((room, item) -> {
            Element.Builder listed = Element.build(LISTED)
                    .attribute("jid", room)
                    .attribute("name", item.attribute("name"))
                    .attribute("autojoin", item.attribute("autojoin"));
            PARTS.forEach(part -> item.first(Name.of(ITEMS, part))
                    .ifPresent(element -> listed.add(Name.of(LIST, part), element.text())));
            list.add(listed.build());
        });
        return list.build();
    }

    /** The items of a list by their ids; what an item has that a list cannot have stays. */
    static Map<String, Element> items(Element list, Map<String, Element> before) {
        Map<String, Element> items = new LinkedHashMap<>();
        for (Element listed : list.elements(LISTED)) {
            String room = listed.attribute("jid", "");
            if (!room.isEmpty()) {
                items.put(room, item(listed, before.getOrDefault(room, Element.of(CONFERENCE))));
            }
        }
        return items;
    }

    private static Element item(Element listed, Element before) {
        Element.Builder item = Element.build(CONFERENCE)
                .attribute("name", listed.attribute("name"))
                .attribute("autojoin", listed.attribute("autojoin"));
        PARTS.forEach(part -> listed.first(Name.of(LIST, part))
                .ifPresent(element -> item.add(Name.of(ITEMS, part), element.text())));
        return item.add(before.first(EXTENSIONS)).build();
    }

    /** Whether two items say the same, in whatever order. */
    static boolean same(Element one, Element other) {
        return one.attribute("name").equals(other.attribute("name"))
                && isTrue(one) == isTrue(other)
                && PARTS.stream()
                        .map(part -> Name.of(ITEMS, part))
                        .allMatch(part -> one.textOf(part).equals(other.textOf(part)));
    }

    private static boolean isTrue(Element item) {
        String autojoin = item.attribute("autojoin", "");
        return autojoin.equals("true") || autojoin.equals("1");
    }
}

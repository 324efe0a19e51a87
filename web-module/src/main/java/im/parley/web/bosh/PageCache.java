package im.parley.web.bosh;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a web page needs when it is loaded again and goes on with its session: the roster, who is there, the last messages,
 * and whatever else it has put here. A page switches it on with {@code cache='on'} in a body, and gets everything with
 * {@code get_all}. Bounded; what is too much pushes out the oldest, or is not kept.
 */
final class PageCache {
    static final String BIND = "bosh-resource-bind";
    static final String ROSTER = "bosh-roster";
    static final String PRESENCE = "bosh-presence";
    static final String MESSAGES = "bosh-messages";

    private static final String ROSTER_NS = "jabber:iq:roster";
    private static final Name QUERY = Name.of(ROSTER_NS, "query");
    private static final Name ITEM = Name.of(ROSTER_NS, "item");
    private static final Name BOUND = Name.of(Namespaces.BIND, "bind");
    private static final Name BODY = Name.of(Namespaces.CLIENT, "body");
    private static final int LAST_MESSAGES = 50;
    private static final int CONTACTS = 2000;
    private static final int OWN_ELEMENTS = 100;
    private static final int OWN_BYTES = 256 * 1024;

    private @Nullable Contents contents;

    private static final class Contents {
        private Optional<FirstLevel> bind = Optional.empty();
        private Optional<Iq> roster = Optional.empty();
        private final Map<String, Element> contacts = new LinkedHashMap<>();
        private final Map<Jid, Presence> present = new LinkedHashMap<>();
        private final ArrayDeque<FirstLevel> messages = new ArrayDeque<>();
        private final Map<String, List<FirstLevel>> own = new LinkedHashMap<>();
    }

    /** Does what a body asks for; returns what goes back. */
    List<FirstLevel> obey(Body body) {
        String action = body.attribute("cache", "");
        if (action.equals("on") && contents == null) {
            contents = new Contents();
        } else if (action.equals("off")) {
            contents = null;
        }
        Contents kept = contents;
        if (kept == null) {
            return List.of();
        }
        String id = body.attribute("cache-id", "");
        return switch (action) {
            case "get" -> get(kept, id);
            case "get_all" -> all(kept);
            case "set" -> {
                kept.own.remove(id);
                yield add(kept, id, body.items());
            }
            case "add" -> add(kept, id, body.items());
            case "remove" -> remove(kept, id);
            default -> List.of();
        };
    }

    /** Whether what a body holds is for this and not for the server. */
    boolean takes(Body body) {
        String action = body.attribute("cache", "");
        return contents != null && (action.equals("set") || action.equals("add"));
    }

    private static List<FirstLevel> add(Contents kept, String id, List<FirstLevel> items) {
        int bytes = Outgoing.size(items);
        for (List<FirstLevel> others : kept.own.values()) {
            bytes += Outgoing.size(others);
        }
        int count = kept.own.values().stream().mapToInt(List::size).sum() + items.size();
        if (bytes <= OWN_BYTES && count <= OWN_ELEMENTS && items.stream().noneMatch(FirstLevel.Fault.class::isInstance)) {
            kept.own.computeIfAbsent(id, key -> new ArrayList<>()).addAll(items);
        }
        return List.of();
    }

    private static List<FirstLevel> remove(Contents kept, String id) {
        switch (id) {
            case BIND -> kept.bind = Optional.empty();
            case ROSTER -> {
                kept.roster = Optional.empty();
                kept.contacts.clear();
            }
            case PRESENCE -> kept.present.clear();
            case MESSAGES -> kept.messages.clear();
            default -> kept.own.remove(id);
        }
        return List.of();
    }

    private static List<FirstLevel> get(Contents kept, String id) {
        return switch (id) {
            case BIND -> kept.bind.map(List::of).orElse(List.of());
            case ROSTER -> roster(kept);
            case PRESENCE -> List.copyOf(kept.present.values());
            case MESSAGES -> List.copyOf(kept.messages);
            default -> kept.own.getOrDefault(id, List.of());
        };
    }

    private static List<FirstLevel> all(Contents kept) {
        List<FirstLevel> all = new ArrayList<>();
        kept.bind.ifPresent(all::add);
        all.addAll(roster(kept));
        all.addAll(kept.present.values());
        all.addAll(kept.messages);
        kept.own.values().forEach(all::addAll);
        return all;
    }

    private static List<FirstLevel> roster(Contents kept) {
        return kept.roster
                .<FirstLevel>map(result -> {
                    Element.Builder query = Element.build(QUERY);
                    kept.contacts.values().forEach(query::add);
                    return new Iq(result.header(), Iq.Type.RESULT, Content.of(query.build()));
                })
                .map(List::of)
                .orElse(List.of());
    }

    /** Something goes to the client. */
    void note(FirstLevel item) {
        Contents kept = contents;
        if (kept == null) {
            return;
        }
        switch (item) {
            case Iq iq -> note(iq, kept);
            case Presence presence -> note(presence, kept);
            case Message message -> {
                if (message.content().has(BODY)) {
                    kept.messages.add(message);
                    if (kept.messages.size() > LAST_MESSAGES) {
                        kept.messages.remove();
                    }
                }
            }
            default -> {}
        }
    }

    private static void note(Iq iq, Contents kept) {
        Optional<Element> query = iq.content().first(QUERY);
        if (iq.type() == Iq.Type.RESULT && iq.content().has(BOUND)) {
            kept.bind = Optional.of(iq);
        } else if (iq.type() == Iq.Type.RESULT && query.isPresent()) {
            kept.roster = Optional.of(iq);
            kept.contacts.clear();
            query.get().elements(ITEM).stream().limit(CONTACTS).forEach(contact -> note(contact, kept));
        } else if (iq.type() == Iq.Type.SET && query.isPresent()) {
            query.get().elements(ITEM).forEach(contact -> note(contact, kept));
        }
    }

    private static void note(Element contact, Contents kept) {
        String jid = contact.attribute("jid", "");
        if (contact.attribute("subscription", "").equals("remove")) {
            kept.contacts.remove(jid);
        } else if (kept.contacts.size() < CONTACTS || kept.contacts.containsKey(jid)) {
            kept.contacts.put(jid, contact);
        }
    }

    private static void note(Presence presence, Contents kept) {
        Jid from = presence.header().from();
        if (from == null) {
            return;
        }
        kept.present.remove(from);
        if (presence.type() == Presence.Type.AVAILABLE && kept.present.size() < CONTACTS) {
            kept.present.put(from, presence);
        }
    }
}

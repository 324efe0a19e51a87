package im.parley.feature.push;

import im.parley.store.roster.RosterStore;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.Optional;

/** Whether a client wants to hear of an occasion: Tigase's filters for unknown, muted and groupchat senders. */
final class Filters {
    private static final Name ITEM = Name.of(Wish.MUTED.namespace(), "item");
    private static final Name ROOM = Name.of(Wish.ROOMS.namespace(), "room");
    private static final Name REFERENCE = Name.of("urn:xmpp:reference:0", "reference");

    private final RosterStore rosters;

    @Inject
    Filters(RosterStore rosters) {
        this.rosters = rosters;
    }

    boolean let(Occasion occasion, Wish wish, Jid account) {
        return !muted(occasion, wish)
                && (occasion.inRoom() ? inRoom(occasion, wish, account) : known(occasion, wish, account));
    }

    private static boolean muted(Occasion occasion, Wish wish) {
        return wish.enable().first(Wish.MUTED)
                .filter(muted -> muted.elements(ITEM).stream().anyMatch(item -> names(item, occasion.sender())))
                .isPresent();
    }

    private boolean known(Occasion occasion, Wish wish, Jid account) {
        return !wish.has(Wish.IGNORE_UNKNOWN)
                || rosters.load(account).item(occasion.sender()).isPresent();
    }

    /** A list of rooms is one of all rooms that the client wants to hear of. */
    private static boolean inRoom(Occasion occasion, Wish wish, Jid account) {
        Optional<Element> rooms = wish.enable().first(Wish.ROOMS);
        if (rooms.isEmpty()) {
            return true;
        }
        Optional<Element> rule = rooms.get().elements(ROOM).stream()
                .filter(room -> names(room, occasion.sender()))
                .findFirst();
        return rule.filter(room -> switch (room.attribute("allow", "always")) {
                    case "always" -> true;
                    case "mentioned" -> mentioned(occasion, room.attribute("nick", ""), account);
                    default -> false; // never, or a rule that the server does not know
                })
                .isPresent();
    }

    private static boolean mentioned(Occasion occasion, String nick, Jid account) {
        Message message = occasion.message();
        if (!nick.isEmpty() && containsWord(message.body(), nick)) {
            return true;
        }
        String me = "xmpp:" + account;
        String meInRoom = "xmpp:" + occasion.sender().bare() + '/' + nick;
        return message.content().elements().stream()
                .filter(child -> child.is(REFERENCE) && child.attribute("type", "").equals("mention"))
                .map(child -> child.attribute("uri", ""))
                .anyMatch(uri -> uri.equals(me) || uri.equals(meInRoom));
    }

    /** The nickname as a word of its own, in whatever case. */
    private static boolean containsWord(String text, String word) {
        for (int at = 0; at + word.length() <= text.length(); at++) {
            boolean starts = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            int end = at + word.length();
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (starts && ends && text.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(Element item, Jid sender) {
        try {
            return item.attribute("jid").map(Jid::of).filter(jid -> jid.bare().equals(sender.bare())).isPresent();
        } catch (InvalidJid nobody) {
            return false;
        }
    }
}

package im.parley.feature.carbons;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Set;

/** Which messages are copied: the rules of XEP-0280 section 6.1, which {@code urn:xmpp:carbons:rules:0} promises. */
final class Eligible {
    private static final Name PRIVATE = Name.of(Carbons.NS, "private");
    private static final Name NO_COPY = Name.of("urn:xmpp:hints", "no-copy");
    private static final String MUC_USER = "http://jabber.org/protocol/muc#user";
    private static final Name ROOM = Name.of(MUC_USER, "x");
    private static final Name INVITE = Name.of(MUC_USER, "invite");

    /** Delivery receipts (XEP-0184), chat states (XEP-0085), displayed markers (XEP-0333), invitations (XEP-0249). */
    private static final Set<String> CHATTING = Set.of(
            "urn:xmpp:receipts",
            "http://jabber.org/protocol/chatstates",
            "urn:xmpp:chat-markers:0",
            "jabber:x:conference");

    private Eligible() {}

    /** Whether a message that a user sent is copied to the user's other resources; errors are judged elsewhere. */
    static boolean sent(Message message) {
        return switch (message.type()) {
            case CHAT -> !isPrivate(message);
            case NORMAL -> (message.has(Message.BODY) || isForChatting(message)) && !isPrivate(message);
            case HEADLINE -> isForChatting(message) && !isPrivate(message);
            case GROUPCHAT, ERROR -> false;
        };
    }

    /** Whether a message that a user receives is copied; those between room occupants are not. */
    static boolean received(Message message) {
        return sent(message) && !isFromOccupant(message);
    }

    private static boolean isPrivate(Message message) {
        return message.has(PRIVATE) || message.has(NO_COPY);
    }

    private static boolean isForChatting(Message message) {
        for (Element child : message.content().elements()) {
            if (CHATTING.contains(child.name().namespace()) || isInvitation(child)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInvitation(Element child) {
        return child.is(ROOM) && child.has(INVITE);
    }

    /** The room sends such a message to each of the user's resources that is in it. */
    private static boolean isFromOccupant(Message message) {
        return message.from().filter(Jid::isFull).isPresent()
                && message.child(ROOM).filter(room -> !room.has(INVITE)).isPresent();
    }
}

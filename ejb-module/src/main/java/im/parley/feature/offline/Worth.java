package im.parley.feature.offline;

import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Set;

/** Whether a message is worth being stored, XEP-0160 section 3. */
enum Worth {
    /** It is to be stored. */
    STORED,
    /** It must not be stored, which its sender is told as RFC 6121 says for its type. */
    RETURNED,
    /** Nobody misses it: it says no more than that the sender is typing. */
    FORGOTTEN;

    private static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";
    private static final String HINTS = "urn:xmpp:hints";
    private static final String STANZA_IDS = "urn:xmpp:sid:0";
    private static final Name NO_STORE = Name.of(HINTS, "no-store");
    private static final Name STORE = Name.of(HINTS, "store");
    private static final Set<String> WORTHLESS = Set.of(CHAT_STATES, HINTS, STANZA_IDS);

    static Worth of(Message message) {
        return switch (message.type()) {
            case NORMAL, CHAT -> ofContent(message);
            case ERROR, GROUPCHAT, HEADLINE -> RETURNED;
        };
    }

    private static Worth ofContent(Message message) {
        if (message.has(NO_STORE)) {
            return RETURNED; // XEP-0334 section 4.2
        }
        if (message.has(STORE)) {
            return STORED; // XEP-0334 section 4.4
        }
        return message.content().elements().stream().allMatch(Worth::saysNothing) ? FORGOTTEN : STORED;
    }

    /** A chat state alone may come with the thread it belongs to (XEP-0085 section 5.6). */
    private static boolean saysNothing(Element child) {
        return child.is(Message.THREAD) || WORTHLESS.contains(child.name().namespace());
    }
}

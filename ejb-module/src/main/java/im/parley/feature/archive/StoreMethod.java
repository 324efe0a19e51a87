package im.parley.feature.archive;

import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is archived of messages, XEP-0313 section 6.1.1; each method archives more than the one before it. */
enum StoreMethod {
    /** Nothing. */
    FALSE,
    /** The text, of those that have one. */
    BODY,
    /** What says more than that somebody is typing. */
    MESSAGE,
    /** Every message between two people. */
    STREAM;

    private static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";
    private static final String HINTS = "urn:xmpp:hints";
    private static final Name NO_STORE = Name.of(HINTS, "no-store");
    private static final Name NO_PERMANENT_STORE = Name.of(HINTS, "no-permanent-store");
    private static final Name STORE = Name.of(HINTS, "store");
    /** Copies and results of this server speak of messages that are archived already. */
    private static final Set<String> SAYING_NOTHING = Set.of(
            CHAT_STATES,
            HINTS,
            StanzaIds.NS,
            "urn:xmpp:carbons:2",
            Vocabulary.SECOND.namespace(),
            Vocabulary.FIRST.namespace());

    private static final Set<Name> TEXTS = Set.of(Message.BODY, Message.SUBJECT, Message.THREAD);

    /** What is to be archived of a message between two people; nothing when it is not. */
    Optional<Message> of(Message message) {
        return of(message, isConversation(message));
    }

    /** What is to be archived of a message of a room; nothing when it is not. */
    Optional<Message> ofRoom(Message message) {
        return of(message, true);
    }

    private Optional<Message> of(Message message, boolean conversation) {
        boolean wanted =
                switch (this) {
                    case FALSE -> false;
                    case BODY -> conversation && mayBeStored(message) && message.has(Message.BODY);
                    case MESSAGE -> conversation && mayBeStored(message) && saysSomething(message);
                    case STREAM -> message.type() != Message.Type.ERROR
                            && (conversation || message.type() != Message.Type.GROUPCHAT);
                };
        if (!wanted) {
            return Optional.empty();
        }
        return Optional.of(this == BODY ? textOf(message) : message);
    }

    private static boolean isConversation(Message message) {
        return message.type() == Message.Type.CHAT || message.type() == Message.Type.NORMAL;
    }

    /** XEP-0334 sections 4.1 and 4.2. */
    private static boolean mayBeStored(Message message) {
        return !message.has(NO_STORE) && !message.has(NO_PERMANENT_STORE);
    }

    private static boolean saysSomething(Message message) {
        return message.has(Message.BODY)
                || message.has(STORE) // XEP-0334 section 4.4
                || !message.content().elements().stream().allMatch(StoreMethod::saysNothing);
    }

    private static boolean saysNothing(Element child) {
        return child.is(Message.THREAD) || SAYING_NOTHING.contains(child.name().namespace());
    }

    private static Message textOf(Message message) {
        List<Element> texts = message.content().elements().stream()
                .filter(child -> TEXTS.contains(child.name()))
                .toList();
        return message.with(Content.of(texts));
    }
}

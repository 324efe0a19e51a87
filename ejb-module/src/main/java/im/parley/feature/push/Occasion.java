package im.parley.feature.push;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Optional;
import java.util.Set;

/**
 * A message that is worth a notification.
 *
 * @param message the message
 * @param sender who sent it
 * @param kind what is in it
 */
record Occasion(Message message, Jid sender, Kind kind) {
    private static final Name NO_STORE = Name.of("urn:xmpp:hints", "no-store");
    private static final Name ENCRYPTION = Name.of("urn:xmpp:eme:0", "encryption");
    private static final Name PROPOSE = Name.of("urn:xmpp:jingle-message:0", "propose");
    private static final Name INVITATION = Name.of("jabber:x:conference", "x");
    private static final Name OLD_OMEMO = Name.of("eu.siacs.conversations.axolotl", "encrypted");
    private static final Name OLD_PAYLOAD = Name.of("eu.siacs.conversations.axolotl", "payload");
    private static final Set<Name> ENCRYPTED = Set.of(
            Name.of("urn:xmpp:omemo:1", "encrypted"),
            Name.of("urn:xmpp:omemo:2", "encrypted"),
            Name.of("urn:xmpp:openpgp:0", "openpgp"),
            Name.of("jabber:x:encrypted", "x"));

    /** What a message holds that its recipient wants to know of. */
    enum Kind {
        /** A text. */
        TEXT,
        /** A text that the server cannot read. */
        ENCRYPTED,
        /** A call that begins. */
        CALL,
        /** An invitation to a room. */
        INVITATION
    }

    /** What a message to an account is an occasion for; chat states, errors and the account's own messages are none. */
    static Optional<Occasion> of(Message message, Jid account) {
        Optional<Jid> sender = message.from().filter(from -> !from.bare().equals(account));
        boolean quiet = switch (message.type()) {
            case ERROR, HEADLINE -> true;
            case CHAT, NORMAL, GROUPCHAT -> message.has(NO_STORE);
        };
        return quiet
                ? Optional.empty()
                : sender.flatMap(from -> kind(message).map(kind -> new Occasion(message, from, kind)));
    }

    private static Optional<Kind> kind(Message message) {
        if (isEncrypted(message)) {
            return Optional.of(Kind.ENCRYPTED);
        } else if (!message.body().isEmpty()) {
            return Optional.of(Kind.TEXT);
        } else if (message.has(PROPOSE)) {
            return Optional.of(Kind.CALL);
        }
        return message.has(INVITATION) ? Optional.of(Kind.INVITATION) : Optional.empty();
    }

    /** An OMEMO message without a payload only transports keys (XEP-0384 section 5.5.3 of its first versions). */
    private static boolean isEncrypted(Message message) {
        Optional<Element> oldOmemo = message.child(OLD_OMEMO);
        if (oldOmemo.isPresent()) {
            return oldOmemo.get().has(OLD_PAYLOAD);
        }
        return message.content().elements().stream().anyMatch(child -> ENCRYPTED.contains(child.name()))
                || message.has(ENCRYPTION) && !message.body().isEmpty();
    }

    boolean inRoom() {
        return message.type() == Message.Type.GROUPCHAT;
    }

    boolean urgent() {
        return switch (kind) {
            case TEXT, ENCRYPTED, CALL -> true;
            case INVITATION -> false;
        };
    }
}

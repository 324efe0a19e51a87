package im.parley.feature.amp;

import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Name;
import java.util.Locale;

/**
 * What becomes of a message without rules, section 2.2.2.
 *
 * @param delivery the value of the condition "deliver"
 * @param exact whether exactly the intended address gets it; for a bare address that is the store (section 3.3.3)
 */
record Outcome(Delivery delivery, boolean exact) {
    private static final Name NO_STORE = Name.of("urn:xmpp:hints", "no-store");

    /** Section 3.3.1, as far as the server does it. */
    enum Delivery {
        DIRECT,
        STORED,
        NONE;

        final String attribute = name().toLowerCase(Locale.ROOT);
    }

    /** What RFC 6121 section 8.5 does with the message now. */
    static Outcome of(Message message, Jid to, Sessions sessions) {
        if (to.isFull() && sessions.find(to).isPresent()) {
            return new Outcome(Delivery.DIRECT, true);
        }
        boolean anybody = sessions.of(to).stream().anyMatch(Outcome::receives);
        boolean keepable = !message.has(NO_STORE);
        return switch (message.type()) {
            case CHAT -> anybody ? direct() : unreachable(keepable, to);
            case NORMAL -> to.isFull() ? none() : anybody ? direct() : unreachable(keepable, to);
            case HEADLINE -> to.isBare() && anybody ? direct() : none();
            case GROUPCHAT, ERROR -> none();
        };
    }

    private static boolean receives(Session session) {
        return session.isAvailable() && session.priority() >= 0;
    }

    private static Outcome direct() {
        return new Outcome(Delivery.DIRECT, false);
    }

    private static Outcome none() {
        return new Outcome(Delivery.NONE, false);
    }

    private static Outcome unreachable(boolean keepable, Jid to) {
        return keepable ? new Outcome(Delivery.STORED, to.isBare()) : none();
    }
}

package im.parley.server.route;

import im.parley.server.session.BoundSession;
import im.parley.server.session.Copies;
import im.parley.server.session.Outbox;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.Handlers;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.Delay;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds another way for what was given to a session and perhaps never reached its client: as for stanzas to an
 * unavailable resource, as XEP-0198 section 4 wants. The account has judged, archived and copied them when they came, so
 * the filters of delivery do not see them again.
 */
final class Undelivered {
    private static final BoundSession[] NONE = {};
    private static final StanzaError UNAVAILABLE = Condition.SERVICE_UNAVAILABLE.error();

    private final FeatureTable table;
    private final SessionIndex sessions;
    private final Delivery delivery;
    private final Router router;

    Undelivered(FeatureTable table, SessionIndex sessions, Delivery delivery, Router router) {
        this.table = table;
        this.sessions = sessions;
        this.delivery = delivery;
        this.router = router;
    }

    /**
     * @param account the bare JID of the session, which is ending
     */
    void take(Outbox.Unacknowledged left, Jid account) {
        Stanza stanza = left.stanza();
        boolean ofAccount = stanza.from().map(from -> from.equals(account)).orElse(true);
        if (ofAccount || !left.copies().lost()) {
            return; // made by the server for that session, such as a roster push; or another resource has it
        }
        switch (stanza) {
            case Message message -> message(message, account, left);
            case Iq iq -> router.bounce(iq, UNAVAILABLE); // RFC 6121 section 8.5.3.2.3
            case Presence presence -> {} // RFC 6121 section 8.5.3.2.2
        }
    }

    private void message(Message message, Jid account, Outbox.Unacknowledged left) {
        switch (message.type()) {
            case NORMAL, CHAT -> elsewhere(message, account, left.given());
            case GROUPCHAT -> router.bounce(message, UNAVAILABLE); // RFC 6121 section 8.5.3.2.1
            case HEADLINE, ERROR -> {} // RFC 6121 section 8.5.3.2.1
        }
    }

    /** To the most available of the other resources, else to whoever keeps messages. */
    private void elsewhere(Message message, Jid account, Instant given) {
        List<BoundSession> chosen = mostAvailable(message, account);
        if (chosen.isEmpty()) {
            delivery.isKept(stamped(message, account, given), account);
            return;
        }
        List<BoundSession> lacking = chosen.stream()
                .filter(session -> !hasCopy(message, session, given))
                .toList();
        Message late = lacking.isEmpty() ? message : stamped(message, account, given);
        Copies copies = lacking.size() == 1 ? Copies.SOLE : new Copies(lacking.size());
        lacking.forEach(session -> session.deliver(late, copies));
    }

    /** Says when the session was given the message (XEP-0203); an earlier stamp of the account's server stays. */
    private static Message stamped(Message message, Jid account, Instant given) {
        return Delay.since(message, account.domainJid()).isPresent()
                ? message
                : message.with(message.content().plus(Delay.of(account.domainJid(), given, "")));
    }

    private List<BoundSession> mostAvailable(Message message, Jid account) {
        BoundSession[] all = sessions.isClosing() ? NONE : sessions.sessions(account);
        List<BoundSession> chosen = new ArrayList<>(all.length);
        int highest = 0;
        for (BoundSession session : all) {
            if (!canTake(session, message) || session.priority() < highest) {
                continue;
            }
            if (session.priority() > highest) {
                chosen.clear();
                highest = session.priority();
            }
            chosen.add(session);
        }
        return chosen;
    }

    private static boolean canTake(BoundSession session, Message message) {
        return session.isAvailable()
                && !session.isLeaving()
                && !message.from().equals(Optional.of(session.jid()));
    }

    /** While a client is away nobody knows whether it will ever get its copy. */
    private boolean hasCopy(Message message, BoundSession session, Instant given) {
        if (!session.isConnected() || session.since().isAfter(given)) {
            return false;
        }
        for (Handlers.CopyTest test : table.copies()) {
            if (test.hasCopy(message, session)) {
                return true;
            }
        }
        return false;
    }
}

package im.parley.server.route;

import im.parley.server.session.BoundSession;
import im.parley.server.session.SessionIndex;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.time.Instant;

/**
 * Finds another way for what was given to a session and perhaps never reached its client: as for stanzas to an
 * unavailable resource, as XEP-0198 section 4 wants. The account has judged, archived and copied them when they came, so
 * the filters of delivery do not see them again.
 */
final class Undelivered {
    private static final StanzaError UNAVAILABLE = Condition.SERVICE_UNAVAILABLE.error();

    private final SessionIndex sessions;
    private final Delivery delivery;
    private final Router router;

    Undelivered(SessionIndex sessions, Delivery delivery, Router router) {
        this.sessions = sessions;
        this.delivery = delivery;
        this.router = router;
    }

    /**
     * @param account the bare JID of the session, which is found no more
     * @param given when the session was given the stanza
     */
    void take(Stanza stanza, Jid account, Instant given) {
        boolean ofAccount = stanza.from().map(from -> from.equals(account)).orElse(true);
        if (ofAccount) {
            return; // the server made it for that session: a carbon copy, a roster push, a page of an archive
        }
        switch (stanza) {
            case Message message -> message(message, account, given);
            case Iq iq -> router.bounce(iq, UNAVAILABLE); // RFC 6121 section 8.5.3.2.3
            case Presence presence -> {} // RFC 6121 section 8.5.3.2.2
        }
    }

    private void message(Message message, Jid account, Instant given) {
        switch (message.type()) {
            case NORMAL, CHAT -> elsewhere(Delay.stamp(message, account, given), account);
            case GROUPCHAT -> router.bounce(message, UNAVAILABLE); // RFC 6121 section 8.5.3.2.1
            case HEADLINE, ERROR -> {} // RFC 6121 section 8.5.3.2.1
        }
    }

    /** To the most available of the other resources, else to whoever keeps messages. */
    private void elsewhere(Message message, Jid account) {
        BoundSession[] all = sessions.sessions(account);
        int highest = -1;
        for (BoundSession session : all) {
            if (session.isAvailable()) {
                highest = Math.max(highest, session.priority());
            }
        }
        if (highest < 0) {
            delivery.isKept(message, account);
            return;
        }
        for (BoundSession session : all) {
            if (session.isAvailable() && session.priority() == highest) {
                session.deliver(message);
            }
        }
    }
}

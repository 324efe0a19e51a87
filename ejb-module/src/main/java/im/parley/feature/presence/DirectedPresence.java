package im.parley.feature.presence;

import im.parley.server.spi.Session;
import im.parley.server.spi.Verdict;
import im.parley.store.roster.RosterStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.HashSet;
import java.util.Set;

/**
 * Presence to somebody who has no subscription (RFC 6121 section 4.6), such as a room. The session keeps the addresses,
 * so that each hears when it becomes unavailable.
 */
final class DirectedPresence {
    private static final StanzaError TOO_MANY =
            Condition.RESOURCE_CONSTRAINT.because("presence was directed to too many addresses");

    /** To whom this resource directed available presence. The sets are never changed. */
    private static final Session.Key<Set<Jid>> RECIPIENTS = new Session.Key<>("directed presence");

    private final RosterStore rosters;
    private final int maxRecipients;

    DirectedPresence(RosterStore rosters, int maxRecipients) {
        this.rosters = rosters;
        this.maxRecipients = maxRecipients;
    }

    /** To whom a resource directed available presence. */
    Set<Jid> recipients(Session session) {
        return session.get(RECIPIENTS).orElse(Set.of());
    }

    /** Whether a resource directed available presence to an address, to its bare JID, or to a resource of it. */
    boolean reached(Session session, Jid other) {
        Set<Jid> recipients = recipients(session);
        return recipients.contains(other.bare())
                || recipients.stream().anyMatch(recipient -> isOrBelongsTo(recipient, other));
    }

    /** A resource sends presence to an address (section 4.6.3). */
    Verdict sent(Presence presence, Jid to, Session sender) {
        return switch (presence.type()) {
            case AVAILABLE -> remember(to, sender);
            case UNAVAILABLE -> {
                forget(to, sender);
                yield Verdict.PASS;
            }
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE, ERROR -> Verdict.PASS;
        };
    }

    /**
     * An address is told that the resource is unavailable, is itself unavailable to the resource, or cannot be reached
     * (section 4.6.1).
     */
    void forget(Jid address, Session session) {
        Set<Jid> recipients = recipients(session);
        if (recipients.stream().anyMatch(recipient -> isOrBelongsTo(recipient, address))) {
            Set<Jid> fewer = new HashSet<>(recipients);
            fewer.removeIf(recipient -> isOrBelongsTo(recipient, address));
            session.put(RECIPIENTS, Set.copyOf(fewer));
        }
    }

    /** The resource is unavailable to all. */
    void clear(Session session) {
        session.remove(RECIPIENTS);
    }

    private static boolean isOrBelongsTo(Jid recipient, Jid address) {
        return recipient.equals(address) || (address.isBare() && recipient.bare().equals(address));
    }

    private Verdict remember(Jid to, Session sender) {
        Set<Jid> recipients = recipients(sender);
        if (recipients.contains(to) || to.bare().equals(sender.account()) || hearsBroadcasts(to, sender)) {
            return Verdict.PASS;
        }
        if (recipients.size() >= maxRecipients) {
            return Verdict.bounce(TOO_MANY);
        }
        Set<Jid> more = new HashSet<>(recipients);
        more.add(to);
        sender.put(RECIPIENTS, Set.copyOf(more));
        return Verdict.PASS;
    }

    /** Section 4.6.3, rule 1. */
    private boolean hearsBroadcasts(Jid to, Session sender) {
        return sender.isVisible() && rosters.load(sender.account()).showsPresenceTo(to);
    }
}

package im.parley.server.stream;

import im.parley.server.session.BoundSession;
import im.parley.server.session.Copies;
import im.parley.server.session.Outbox;
import im.parley.server.session.SessionIndex;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.StreamHandler.Unsent;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Stanza;
import java.util.Arrays;
import java.util.List;

/**
 * What a connection could not give to its client, by its own account, and stream management does not know. Used on the
 * strand of its stream.
 */
final class Leftovers {
    private List<Unsent> all = List.of();

    void add(List<Unsent> left) {
        all = left;
    }

    /** Sends all of it another way: the session, which is ending, is not found any more. */
    void redirect(BoundSession session, StreamServices services) {
        for (Unsent left : all) {
            if (!othersHaveIt(left.stanza(), session, services.sessions())) {
                services.router().undelivered(
                        new Outbox.Unacknowledged(left.stanza(), Copies.SOLE, left.sent().toEpochMilli()), session);
            }
        }
        all = List.of();
    }

    /** What is addressed to the account was given to its other clients too (RFC 6121 section 8.5.2.1.1). */
    private static boolean othersHaveIt(Stanza stanza, BoundSession session, SessionIndex sessions) {
        return stanza instanceof Message
                && stanza.to().map(Jid::isBare).orElse(true)
                && Arrays.stream(sessions.sessions(session.account()))
                        .anyMatch(other -> other != session && other.isAvailable() && other.priority() >= 0);
    }
}

package im.parley.feature.offline;

import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.wire.addr.Jid;

/** Clients that fetch what waits themselves (XEP-0013 section 2.2): nothing is handed over while one is there. */
final class ByHand {
    private static final Session.Key<Boolean> CHOSEN = new Session.Key<>("offline messages by hand");

    private ByHand() {}

    static void choose(Session session) {
        session.put(CHOSEN, true);
    }

    /** Whether a session of the account fetches its messages itself. */
    static boolean isChosen(Sessions sessions, Jid account) {
        return sessions.of(account).stream().anyMatch(session -> session.get(CHOSEN).isPresent());
    }
}

package im.parley.feature.archive;

import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Which streams have switched automatic archiving on or off for themselves, XEP-0136 section 6. */
@Singleton
final class Recording {
    private static final Session.Key<Boolean> AUTOMATIC = new Session.Key<>("automatic archiving");

    private final Sessions sessions;
    /** Most servers never see this; then nobody looks for it with every message. */
    private volatile boolean used;

    @Inject
    Recording(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The stream wants it, or does not. */
    void set(Session session, boolean on) {
        used = true;
        session.put(AUTOMATIC, on);
    }

    /** The stream wants what its account wants. */
    void reset(Session session) {
        session.remove(AUTOMATIC);
    }

    /** Whether what a session sends is archived. */
    boolean isOn(Session sender, boolean otherwise) {
        return used ? sender.get(AUTOMATIC).orElse(otherwise) : otherwise;
    }

    /** Whether what an account receives is archived: unless all who are there do not want it. */
    boolean isOn(Jid account, boolean otherwise) {
        if (!used) {
            return otherwise;
        }
        List<? extends Session> all = sessions.of(account);
        return all.isEmpty() ? otherwise : all.stream().anyMatch(session -> isOn(session, otherwise));
    }
}

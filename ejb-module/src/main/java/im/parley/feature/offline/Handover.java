package im.parley.feature.offline;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.store.offline.OfflineMessage;
import im.parley.store.offline.OfflineStore;
import im.parley.wire.addr.Jid;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Gives the messages that wait for an account to one of its sessions: in order, page by page, each page forgotten only
 * after it was given. When the session ends meanwhile, its last page goes to the next session again: a message may come
 * twice, but is never lost.
 */
final class Handover {
    /** How many messages are in memory at a time. */
    static final int PAGE = 50;

    private final OfflineStore store;
    private final Sessions sessions;
    private final Clock clock;
    /** Who gets the messages of an account right now. */
    private final Map<Jid, Claim> claims = new ConcurrentHashMap<>();

    /**
     * @param again whether somebody else wanted to begin meanwhile, perhaps because of a message that came after the
     *     last page was read
     */
    private record Claim(Session session, boolean again) {}

    Handover(OfflineStore store, Sessions sessions, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Begins with any session that can receive messages now; with none, nothing happens. */
    List<Effect> begin(Jid account) {
        return sessions.of(account).stream()
                .filter(this::canReceive)
                .findFirst()
                .map(this::begin)
                .orElse(List.of());
    }

    /** Begins with that session, unless another is receiving them already or a client fetches them itself. */
    List<Effect> begin(Session session) {
        if (ByHand.isChosen(sessions, session.account())) {
            return List.of();
        }
        Claim mine = new Claim(session, false);
        Claim current = claims.compute(
                session.account(),
                (account, claim) ->
                        claim == null || !isBound(claim.session()) ? mine : new Claim(claim.session(), true));
        return current.equals(mine) ? page(session) : List.of();
    }

    private List<Effect> page(Session session) {
        List<OfflineMessage> waiting = claimed(session, () -> store.load(session.account(), PAGE));
        if (waiting.isEmpty()) {
            return finish(session);
        }
        List<Effect> effects = new ArrayList<>(waiting.size() + 1);
        Instant now = clock.instant();
        for (OfflineMessage message : waiting) {
            Waiting.read(message, session.account(), now)
                    .ifPresent(stanza -> effects.add(new Effect.ToSession(session, stanza)));
        }
        effects.add(new Effect.Afterwards(() -> given(session, waiting)));
        return effects;
    }

    private List<Effect> given(Session session, List<OfflineMessage> page) {
        if (!isBound(session)) {
            release(session);
            return begin(session.account());
        }
        long last = page.getLast().id();
        claimed(session, () -> {
            store.remove(session.account(), last);
            return last;
        });
        if (!canReceive(session)) {
            release(session);
            return begin(session.account());
        }
        return page.size() < PAGE ? finish(session) : page(session);
    }

    /** Ends, or goes on if somebody wanted to begin meanwhile. */
    private List<Effect> finish(Session session) {
        Claim left = claims.computeIfPresent(
                session.account(),
                (account, claim) -> claim.session().equals(session)
                        ? (claim.again() ? new Claim(session, false) : null)
                        : claim);
        return left != null && left.session().equals(session) ? page(session) : List.of();
    }

    private void release(Session session) {
        claims.computeIfPresent(
                session.account(), (account, claim) -> claim.session().equals(session) ? null : claim);
    }

    /** Works on the store; when it fails the messages wait for another attempt. */
    private <T> T claimed(Session session, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failed) {
            release(session);
            throw failed;
        }
    }

    private boolean isBound(Session session) {
        return sessions.find(session.jid()).filter(session::equals).isPresent();
    }

    private boolean canReceive(Session session) {
        return isBound(session) && session.isAvailable() && session.priority() >= 0;
    }
}

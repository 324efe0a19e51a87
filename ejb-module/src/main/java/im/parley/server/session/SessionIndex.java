package im.parley.server.session;

import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** All sessions of this server by account. Reading takes no lock. */
public final class SessionIndex implements Sessions {
    private static final BoundSession[] NONE = {};

    private final ConcurrentHashMap<Jid, BoundSession[]> accounts = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean closing;

    /** What came of {@link #add}. */
    public sealed interface Outcome {
        /** The session can be reached now. */
        record Added() implements Outcome {}

        /** The resource is taken by that session; nothing was changed. */
        record Taken(BoundSession by) implements Outcome {}

        /** The account has as many sessions as it may; nothing was changed. */
        record Full() implements Outcome {}
    }

    /**
     * Adds a session unless its full JID is taken.
     *
     * @param limit how many sessions an account may have
     */
    public Outcome add(BoundSession session, int limit) {
        Outcome[] outcome = {new Outcome.Added()};
        accounts.compute(session.account(), (account, present) -> {
            BoundSession[] before = present == null ? NONE : present;
            for (BoundSession other : before) {
                if (other.jid().equals(session.jid())) {
                    outcome[0] = new Outcome.Taken(other);
                    return before;
                }
            }
            if (before.length >= limit) {
                outcome[0] = new Outcome.Full();
                return present;
            }
            BoundSession[] after = Arrays.copyOf(before, before.length + 1);
            after[before.length] = session;
            count.incrementAndGet();
            return after;
        });
        return outcome[0];
    }

    /** Removes a session; false when it was not there. */
    public boolean remove(BoundSession session) {
        boolean[] removed = {false};
        accounts.computeIfPresent(session.account(), (account, before) -> {
            List<BoundSession> after = new ArrayList<>(List.of(before));
            removed[0] = after.removeIf(other -> other == session);
            if (removed[0]) {
                count.decrementAndGet();
            }
            return after.isEmpty() ? null : after.toArray(BoundSession[]::new);
        });
        return removed[0];
    }

    /** The sessions of an account, those included that are just ending; the array is not to be changed. */
    public BoundSession[] sessions(Jid account) {
        BoundSession[] found = accounts.get(account);
        return found == null ? NONE : found;
    }

    /** The session that has a full JID, even if it is just ending. */
    public Optional<BoundSession> holder(Jid full) {
        for (BoundSession session : sessions(full.bare())) {
            if (session.jid().equals(full)) {
                return Optional.of(session);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<? extends Session> of(Jid account) {
        if (closing) {
            return List.of();
        }
        BoundSession[] all = sessions(account.bare());
        for (BoundSession session : all) {
            if (session.isLeaving()) {
                return Arrays.stream(all).filter(other -> !other.isLeaving()).toList();
            }
        }
        return List.of(all);
    }

    @Override
    public List<? extends Session> of(String domain) {
        List<BoundSession> found = new ArrayList<>();
        forEach(session -> {
            if (!closing && !session.isLeaving() && session.jid().domain().equals(domain)) {
                found.add(session);
            }
        });
        return found;
    }

    @Override
    public Optional<BoundSession> find(Jid full) {
        return holder(full).filter(session -> !session.isLeaving());
    }

    /** The server stops: no session takes over what another one leaves. */
    public void close() {
        closing = true;
    }

    /** Whether the server stops. */
    public boolean isClosing() {
        return closing;
    }

    @Override
    public int count() {
        return count.get();
    }

    /** Calls for each session that is there; those that come or go meanwhile may be missed. */
    public void forEach(Consumer<BoundSession> visitor) {
        accounts.values().forEach(sessions -> List.of(sessions).forEach(visitor));
    }
}

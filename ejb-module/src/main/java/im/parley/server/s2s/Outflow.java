package im.parley.server.s2s;

import im.parley.server.session.Outbox;
import im.parley.wire.port.Connection;
import im.parley.wire.stanza.Stanza;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The stanzas that one stream carries to another server, and how that takes them. Used by any thread; the stream is its lock. */
final class Outflow {
    /** What the transport may hold for the other server; more waits where it can still be sent another way. */
    private static final long BACKLOG = 1024 * 1024;

    private static final Duration SOON = Duration.ofMillis(50);

    private final RemoteStream stream;
    private final Connection connection;
    private final Acks acks;
    /** Whose stanzas go here. */
    private final Set<Outgoing> lanes = ConcurrentHashMap.newKeySet();

    private volatile long used = System.nanoTime();
    private boolean ended;
    /** What this carried has arrived, or is where it waits to be sent again: nothing can overtake it any more. */
    private boolean settled;

    private boolean full;
    private boolean polling;
    /** What had not been taken at the last look, and since when nothing of it was. */
    private long backlog;

    private long stuckSince;

    Outflow(RemoteStream stream, Acks acks) {
        this.stream = stream;
        this.connection = stream.connection();
        this.acks = acks;
    }

    /** What came of {@link #send}. */
    enum Sent {
        YES,
        /** The other server takes no stanza of that size. */
        TOO_LARGE,
        /** The other server has not taken or acknowledged what it has; a flush will follow. */
        FULL,
        /** The stream ends, and what it carried may have to go another way first; that will be told. */
        ENDING,
        ENDED
    }

    /** Sends a stanza, which waits since some time, in milliseconds. */
    Sent send(Stanza stanza, long since) {
        synchronized (stream) {
            if (ended) {
                return settled ? Sent.ENDED : Sent.ENDING;
            }
            if (isFull()) {
                return Sent.FULL;
            }
            if (stream.terms().tooLarge(stanza.content().bytes().length)) {
                return Sent.TOO_LARGE;
            }
            used = System.nanoTime();
            acks.sent(stanza, since);
            connection.send(stanza);
            acks.ask();
            return Sent.YES;
        }
    }

    private boolean isFull() {
        boolean behind = connection.unsent() > BACKLOG;
        full = behind || acks.unacknowledged() > stream.federation().options().queue().bytes();
        if (behind && !polling) {
            polling = true;
            stream.federation().soon(this::poll, SOON);
        }
        return full;
    }

    private void poll() {
        synchronized (stream) {
            polling = false;
        }
        relieved();
    }

    /** The other server has acknowledged or taken something. */
    void relieved() {
        boolean awaited;
        synchronized (stream) {
            boolean done = ended && !settled && acks.unacknowledged() == 0;
            awaited = done || full && !ended;
            settled |= done;
            full = false;
        }
        if (awaited) {
            lanes.forEach(Outgoing::flush);
        }
    }

    /** Whether the other server has let a time pass without taking or acknowledging what it should; by the clock. */
    boolean isOverdue(long limit) {
        synchronized (stream) {
            long now = System.nanoTime();
            long unsent = connection.unsent();
            if (unsent <= BACKLOG || unsent < backlog) {
                stuckSince = now;
            }
            backlog = unsent;
            return !ended && (acks.isLate(limit) || now - stuckSince > limit);
        }
    }

    /** When something was sent last. */
    long used() {
        return used;
    }

    void carries(Outgoing lane) {
        lanes.add(lane);
    }

    /** Whose stanzas go here. */
    Set<Outgoing> lanes() {
        return new LinkedHashSet<>(lanes);
    }

    /** Nothing is sent any more; what was sent may still be acknowledged. */
    void stop() {
        synchronized (stream) {
            ended = true;
            settled |= acks.unacknowledged() == 0;
        }
    }

    boolean hasStopped() {
        synchronized (stream) {
            return ended;
        }
    }

    boolean hasSettled() {
        synchronized (stream) {
            return settled;
        }
    }

    /** What was not acknowledged waits elsewhere. */
    void settle() {
        synchronized (stream) {
            settled = true;
        }
    }

    /** Nothing is sent any more; what was not acknowledged, in order. */
    List<Outbox.Unacknowledged> end() {
        synchronized (stream) {
            ended = true;
            return acks.drain();
        }
    }
}

package im.parley.transport.pipeline;

import im.parley.wire.port.ListenerOptions.Silence;
import im.parley.wire.port.ListenerOptions.Timeouts;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one port on one event loop, and their timeouts. One task per loop sweeps them all with the
 * coarseness of its tick; a connection has no timer of its own, and a read costs the time-out one field.
 */
final class Watch {
    private static final long MAX_TICK_MILLIS = 1000;
    private static final long MIN_TICK_MILLIS = 10;

    private final EventLoop loop;
    private final Timeouts timeouts;
    private final Crowd crowd;
    /** Those that have not authenticated, the oldest first; kept only where their number is bounded. */
    private final SequencedSet<Watched> pending = new LinkedHashSet<>();

    private final long started = System.nanoTime();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private @Nullable Watched first;
    private @Nullable ScheduledFuture<?> sweeping;
    private boolean shuttingDown;
    private long now;

    /**
     * How many connections of a port may be logging in.
     *
     * @param size how many are, on all loops
     * @param bound how many may be; 0 is no limit
     */
    record Crowd(AtomicInteger size, int bound) {}

    Watch(EventLoop loop, Timeouts timeouts, Crowd crowd) {
        this.loop = loop;
        this.timeouts = timeouts;
        this.crowd = crowd;
    }

    /** The time of the last sweep, in milliseconds; exact enough for timeouts and free. */
    long now() {
        return now;
    }

    /** Looks after a connection, which has the log-in time to become a session. */
    void add(Watched watched) {
        if (sweeping == null) {
            long tick = tick();
            sweeping = loop.scheduleWithFixedDelay(this::sweep, tick, tick, TimeUnit.MILLISECONDS);
            now = clock();
        }
        watched.seen = now;
        watched.deadline = now + timeouts.login().toMillis();
        watched.next = first;
        if (first != null) {
            first.previous = watched;
        }
        first = watched;
        if (crowd.bound() > 0) {
            await(watched);
        }
        if (shuttingDown) {
            watched.shutDown();
        }
    }

    /** One more logs in; when they are too many, the oldest of this loop makes room. */
    @SuppressWarnings("ReferenceEquality") // a connection of this list
    private void await(Watched watched) {
        pending.add(watched);
        Watched oldest = pending.getFirst();
        if (crowd.size().incrementAndGet() > crowd.bound() && oldest != watched) {
            left(oldest);
            oldest.crowdedOut();
        }
    }

    private void left(Watched watched) {
        if (pending.remove(watched)) {
            crowd.size().decrementAndGet();
        }
    }

    /** The peer has authenticated, and may take its time from now on. */
    void settle(Watched watched) {
        watched.deadline = Watched.NEVER;
        left(watched);
    }

    /** The connection has ended. */
    @SuppressWarnings("ReferenceEquality") // a link of this list
    void remove(Watched watched) {
        left(watched);
        if (watched.previous != null) {
            watched.previous.next = watched.next;
        } else if (first == watched) {
            first = watched.next;
        }
        if (watched.next != null) {
            watched.next.previous = watched.previous;
        }
        watched.previous = null;
        watched.next = null;
        endIfEmpty();
    }

    /** Ends every stream, also those that may still come; completes when no connection is left. From any thread. */
    CompletableFuture<Void> shutDown() {
        loop.execute(() -> {
            shuttingDown = true;
            forEach(Watched::shutDown);
            endIfEmpty();
        });
        return ended;
    }

    private void endIfEmpty() {
        if (first == null) {
            if (sweeping != null) {
                sweeping.cancel(false);
                sweeping = null;
            }
            if (shuttingDown) {
                ended.complete(null);
            }
        }
    }

    private void sweep() {
        now = clock();
        long idleSince = now - timeouts.idle().toMillis();
        forEach(watched -> {
            if (watched.deadline != Watched.NEVER) {
                if (watched.deadline <= now) {
                    watched.overdue();
                }
            } else if (!watched.listens()) {
                watched.seen = now;
            } else if (watched.seen < idleSince) {
                watched.idle();
            } else {
                heed(watched);
            }
        });
    }

    /** A peer that is silent is asked; from one that was asked, something has to come. */
    private void heed(Watched watched) {
        Silence silence = timeouts.silence();
        if (silence.after().isZero() || now - watched.seen < silence.after().toMillis()) {
            return;
        }
        boolean again = now - watched.asked >= silence.patience().toMillis();
        if (watched.asked <= watched.seen || again && !silence.asked()) {
            watched.asked = now;
            watched.silent();
        } else if (again) {
            watched.idle();
        }
    }

    private void forEach(java.util.function.Consumer<Watched> action) {
        Watched watched = first;
        while (watched != null) {
            Watched following = watched.next;
            action.accept(watched);
            watched = following;
        }
    }

    private long clock() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }

    private long tick() {
        long shortest = Math.min(timeouts.login().toMillis(), timeouts.close().toMillis());
        shortest = Math.min(shortest, timeouts.idle().toMillis());
        if (!timeouts.silence().after().isZero()) {
            shortest = Math.min(shortest, timeouts.silence().after().toMillis());
            shortest = Math.min(shortest, timeouts.silence().patience().toMillis());
        }
        return Math.clamp(shortest / 4, MIN_TICK_MILLIS, MAX_TICK_MILLIS);
    }

    /** How long to wait for a peer's closing tag. */
    Duration closing() {
        return timeouts.close();
    }
}

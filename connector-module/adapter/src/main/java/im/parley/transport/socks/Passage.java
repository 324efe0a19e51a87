package im.parley.transport.socks;

import im.parley.wire.port.Bytestreams.Outcome;
import im.parley.wire.port.Meter;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** What both directions of one bytestream share: how much may go, and its end. Belongs to one event loop. */
final class Passage {
    private static final System.Logger LOG = System.getLogger(Passage.class.getName());

    private final EventLoop home;
    private final Leg first;
    private final Leg second;
    private final Meter meter;
    private final Consumer<Passage> afterwards;

    private long left;
    private boolean asking;
    /** Whether the meter is just being asked: an answer from within needs no turn of its own. */
    private boolean nested;

    private int finished;
    private boolean over;
    /** Whether the two were joined, once that is known. */
    private final CompletableFuture<Outcome> opened = new CompletableFuture<>();

    private long seen = -1;
    private Future<?> watch;
    /** Written by the event loop alone, read by those who look at figures. */
    private volatile long relayed;

    /**
     * @param idle after how long without a byte it ends
     * @param afterwards called when it has ended
     */
    Passage(EventLoop home, Leg first, Leg second, Meter meter, Duration idle, Consumer<Passage> afterwards) {
        this.home = home;
        this.first = first;
        this.second = second;
        this.meter = meter;
        this.afterwards = afterwards;
        this.watch = home.newSucceededFuture(null);
        home.execute(() -> first.whenHeld(() -> second.whenHeld(() -> open(idle))));
    }

    private void open(Duration idle) {
        if (over) {
            return;
        }
        try {
            first.prepare();
            second.prepare();
        } catch (IOException none) {
            opened.complete(Outcome.BROKEN);
        }
        // Who is told that it is active may send at once: whatever comes from here on is relayed.
        if (over || !opened.complete(Outcome.ACTIVE)) {
            end();
            return;
        }
        watch = home.scheduleWithFixedDelay(this::look, idle.toMillis(), idle.toMillis(), TimeUnit.MILLISECONDS);
        first.join(second, this);
        second.join(first, this);
    }

    /**
     * Waits until the two are joined: {@code ACTIVE}, or what came between. Not on an event loop, and without locks. The
     * meter hears nothing unless it is {@code ACTIVE}.
     */
    Outcome await(Duration patience) {
        try {
            return opened.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.log(System.Logger.Level.WARNING, "A bytestream was not joined within {0}", patience);
        }
        if (opened.complete(Outcome.BROKEN)) {
            stop();
        }
        return opened.join();
    }

    private void look() {
        if (seen == relayed) {
            end();
        }
        seen = relayed;
    }

    /** How many bytes may be read now; 0 when there is a pause, after which both sides are called, or the end. */
    long available() {
        if (left <= 0 && !asking && !over) {
            asking = true;
            nested = true;
            meter.ask(this::answered);
            nested = false;
        }
        return over ? 0 : Math.max(0, left);
    }

    private void answered(long more) {
        if (home.inEventLoop() && nested) {
            granted(more);
        } else {
            home.execute(() -> {
                granted(more);
                first.pump();
                second.pump();
            });
        }
    }

    private void granted(long more) {
        asking = false;
        left += more;
        if (more <= 0) {
            end();
        }
    }

    /** Bytes were read. Somebody who cannot read fewer may have read more than he might. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void passed(int bytes) {
        left -= bytes;
        relayed += bytes;
    }

    /** All that comes in one direction has gone; the other one may go on. */
    void finished() {
        finished++;
        if (finished == 2) {
            end();
        }
    }

    /** Ends both connections. On the event loop. */
    void end() {
        if (over) {
            return;
        }
        over = true;
        watch.cancel(false);
        first.close();
        second.close();
        opened.complete(Outcome.ONE_PARTY);
        if (opened.join() == Outcome.ACTIVE) {
            meter.ended(relayed);
        }
        afterwards.accept(this);
    }

    /** The same from any thread. When the event loop has ended, so has this: whoever ends it does this first. */
    void stop() {
        if (!home.isShutdown()) {
            home.execute(this::end);
        }
    }

    long relayed() {
        return relayed;
    }
}

package im.parley.transport.socks;

import im.parley.wire.port.Meter;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What both directions of one bytestream share: how much may go, and its end. Belongs to one event loop. */
final class Passage {
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
        home.execute(() -> open(idle));
    }

    private void open(Duration idle) {
        if (over) {
            return;
        }
        watch = home.scheduleWithFixedDelay(this::look, idle.toMillis(), idle.toMillis(), TimeUnit.MILLISECONDS);
        first.join(second, this);
        second.join(first, this);
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
        meter.ended(relayed);
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

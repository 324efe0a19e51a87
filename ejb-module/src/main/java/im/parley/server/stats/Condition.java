package im.parley.server.stats;

import im.parley.wire.port.Vitals;
import java.time.Clock;
import java.time.Duration;

/** Whether the server has come up, takes clients, and is still alive. */
public final class Condition {
    private static final Duration TOO_LONG = Duration.ofMinutes(1);

    private final Clock clock;
    private volatile Vitals vitals = () -> Duration.ZERO;
    private volatile boolean started;
    private volatile boolean ready;

    /** Nothing has started yet. */
    public Condition(Clock clock) {
        this.clock = clock;
    }

    /** How the transport is doing can be asked here. */
    public void watch(Vitals transport) {
        vitals = transport;
    }

    /** The listeners for clients accept connections now, or do not any more. */
    public void ready(boolean now) {
        started |= now;
        ready = now;
    }

    /** Whether the server has come up. */
    public boolean isStarted() {
        return started;
    }

    /** Whether clients can connect. */
    public boolean isReady() {
        return ready;
    }

    /**
     * Whether the parts that do all work still do it: the event loops, and the threads of the strands, on which the
     * figures are noted.
     */
    public boolean isAlive(Statistics statistics) {
        Duration silence = Duration.between(statistics.noted(), clock.instant());
        return silence.compareTo(TOO_LONG) < 0 && vitals.delay().compareTo(TOO_LONG) < 0;
    }

    /** How long something due on an event loop had to wait of late, in seconds. */
    public double eventLoopDelay() {
        return vitals.delay().toNanos() / 1e9;
    }
}

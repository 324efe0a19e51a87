package im.parley.server.stream;

import im.parley.wire.port.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Stops reading from a connection while too much of what it brought waits to be processed. */
public final class BackPressure {
    private final int limit;
    private final AtomicInteger waiting = new AtomicInteger();
    /** The connection that is not read from at present. */
    private final AtomicReference<@Nullable Connection> paused = new AtomicReference<>();

    /** @param limit how much may wait */
    public BackPressure(int limit) {
        this.limit = limit;
    }

    /** So many items have come and wait. */
    @SuppressWarnings("ReferenceEquality") // connections have an identity
    public void arrived(int items, Connection source) {
        if (waiting.addAndGet(items) > limit && paused.getAndSet(source) != source) {
            source.pauseReading();
            resumeWhenDrained(); // they may have been processed before this thread said that reading is paused
        }
    }

    /** So many items wait no more. */
    public void processed(int items) {
        waiting.addAndGet(-items);
        resumeWhenDrained();
    }

    private void resumeWhenDrained() {
        if (waiting.get() > limit / 2) {
            return;
        }
        Connection source = paused.getAndSet(null);
        if (source != null) {
            source.resumeReading();
        }
    }

    /** Somebody else has resumed reading from a connection; that holds only if there is room here too. */
    @SuppressWarnings("ReferenceEquality") // connections have an identity
    void confirm(Connection source) {
        if (paused.get() == source) {
            source.pauseReading();
            resumeWhenDrained();
        }
    }
}

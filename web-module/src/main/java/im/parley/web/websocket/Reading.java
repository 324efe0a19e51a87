package im.parley.web.websocket;

import im.parley.wire.port.ListenerOptions.Rates;
import im.parley.wire.rate.AddressTable.Address;
import im.parley.wire.rate.TokenBucket;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.conduits.ConduitStreamSourceChannel;

/** Whether a connection is read from. Used on the connection's I/O thread. */
final class Reading {
    /** Above the upper mark of unsent bytes a peer is not read from, below the lower one it is again. */
    private static final long UPPER_MARK = 128 * 1024;

    private static final long LOWER_MARK = 32 * 1024;

    /** Reasons not to read. */
    enum Why {
        /** The server has more to do for this peer than it wants to keep. */
        SERVER,
        /** The peer sends faster than it may. */
        RATE,
        /** The peer does not take what is sent to it; who asks and does not listen is not heard. */
        UNSENT
    }

    private final ConduitStreamSourceChannel source;
    private final @Nullable TokenBucket bytes;
    private final Address address;
    private final EnumSet<Why> reasons = EnumSet.noneOf(Why.class);

    Reading(ConduitStreamSourceChannel source, Rates rates, Address address) {
        this.source = source;
        this.address = address;
        this.bytes = rates.bytesPerSecond() == 0 ? null : new TokenBucket(rates.bytesPerSecond(), System.nanoTime());
    }

    /** Notes bytes that were read, and pauses when they were too many. */
    void took(int amount) {
        long wait = bytes == null ? 0 : bytes.take(amount, System.nanoTime());
        wait = Math.max(wait, address.take(amount));
        if (wait > 0 && !reasons.contains(Why.RATE)) {
            pause(Why.RATE);
            source.getIoThread().executeAfter(() -> resume(Why.RATE), wait, TimeUnit.MILLISECONDS);
        }
    }

    /** So many bytes wait for the peer to take them. */
    void owes(long unsent) {
        if (unsent > UPPER_MARK) {
            pause(Why.UNSENT);
        } else if (unsent < LOWER_MARK) {
            resume(Why.UNSENT);
        }
    }

    /** Reads no more until this reason is gone. */
    void pause(Why why) {
        if (reasons.isEmpty()) {
            source.suspendReads();
        }
        reasons.add(why);
    }

    /** A reason is gone; reads on when it was the last. */
    void resume(Why why) {
        if (reasons.remove(why) && reasons.isEmpty()) {
            source.resumeReads();
        }
    }

    boolean isPaused() {
        return !reasons.isEmpty();
    }
}

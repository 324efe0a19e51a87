package im.parley.server.session;

import im.parley.wire.stanza.Stanza;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was given to a client and is not acknowledged yet, in order, XEP-0198 section 4. Counts as the specification
 * does, modulo 2^32. An empty one is a few words of memory. Used on the strand of its session.
 */
public final class Outbox {
    /** What a stanza costs besides its children: its addresses, its place here. */
    private static final int OVERHEAD = 200;

    private static final int SMALLEST = 8;
    private static final long MODULUS = 1L << 32;

    private @Nullable Unacknowledged[] ring = new Unacknowledged[0];
    private int head;
    private int size;
    private int transmitted;
    private long bytes;
    private long acknowledged;

    /**
     * A stanza that the client has not acknowledged.
     *
     * @param stanza the stanza
     * @param copies the copies of it that other sessions were given
     * @param givenMillis when it was first sent, or would have been if the client had been connected
     */
    public record Unacknowledged(Stanza stanza, Copies copies, long givenMillis) {
        /** When it was first sent, or would have been if the client had been connected. */
        public Instant given() {
            return Instant.ofEpochMilli(givenMillis);
        }
    }

    /** An empty box after so many acknowledged stanzas, modulo 2^32. */
    static Outbox after(long acknowledged) {
        Outbox outbox = new Outbox();
        outbox.acknowledged = acknowledged;
        return outbox;
    }

    /** Appends a stanza. */
    public void add(Stanza stanza, Copies copies, long nowMillis) {
        if (size == ring.length) {
            grow();
        }
        ring[place(size++)] = new Unacknowledged(stanza, copies, nowMillis);
        bytes += cost(stanza);
    }

    private void grow() {
        @Nullable Unacknowledged[] larger = new Unacknowledged[Math.max(SMALLEST, ring.length * 2)];
        for (int i = 0; i < size; i++) {
            larger[i] = ring[place(i)];
        }
        ring = larger;
        head = 0;
    }

    private int place(int index) {
        return (head + index) % ring.length;
    }

    private static int cost(Stanza stanza) {
        return OVERHEAD + stanza.content().bytes().length;
    }

    /**
     * Forgets what the client says it has.
     *
     * @param handled its {@code h}; one that is behind what it has said before changes nothing
     * @return false when it has not been sent so many
     */
    public boolean acknowledge(long handled) {
        long more = (handled - acknowledged) & (MODULUS - 1);
        if (more > transmitted) {
            return more >= MODULUS / 2;
        }
        for (long i = 0; i < more; i++) {
            forgetFirst();
        }
        return true;
    }

    private void forgetFirst() {
        Unacknowledged first = at(0);
        first.copies().arrived();
        bytes -= cost(first.stanza());
        ring[head] = null;
        head = place(1);
        size--;
        transmitted--;
        acknowledged = (acknowledged + 1) & (MODULUS - 1);
        if (size == 0) {
            release();
        }
    }

    /** An idle session must not keep the memory of its busiest moment. */
    private void release() {
        head = 0;
        if (ring.length > SMALLEST) {
            ring = new Unacknowledged[0];
        }
    }

    private Unacknowledged at(int index) {
        Unacknowledged found = ring[place(index)];
        if (found == null) {
            throw new IllegalStateException("nothing at " + index + " of " + size);
        }
        return found;
    }

    /** The next stanza that was not sent on the present connection, which it is from now on; null when there is none. */
    public @Nullable Stanza transmit() {
        return transmitted == size ? null : at(transmitted++).stanza();
    }

    /** A new connection: everything is to be sent again. */
    public void rewind() {
        transmitted = 0;
    }

    /** What is in the box, in order. */
    public List<Unacknowledged> all() {
        List<Unacknowledged> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(at(i));
        }
        return all;
    }

    /** Empties the box; what was in it, in order. */
    public List<Unacknowledged> drain() {
        List<Unacknowledged> all = all();
        ring = new Unacknowledged[0];
        head = 0;
        size = 0;
        transmitted = 0;
        bytes = 0;
        return all;
    }

    /** How many stanzas wait to be acknowledged. */
    public int size() {
        return size;
    }

    /** How many of them were sent on the present connection. */
    public int transmitted() {
        return transmitted;
    }

    /** About how much memory they take. */
    public long bytes() {
        return bytes;
    }

    /** How many stanzas were sent since stream management was enabled, modulo 2^32. */
    public long sent() {
        return (acknowledged + transmitted) & (MODULUS - 1);
    }
}

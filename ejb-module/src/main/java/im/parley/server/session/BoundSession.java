package im.parley.server.session;

import im.parley.server.spi.Session;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Facts;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A session with its strand and the stream that carries it. */
public final class BoundSession implements Session {
    private static final Object[] NO_STATE = {};
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Jid jid;
    private final Jid account;
    private final Carrier carrier;
    private final Strand strand;
    private final long sinceMillis;
    private volatile @Nullable Presence presence;
    private volatile int priority;
    private volatile boolean connected = true;
    private volatile boolean leaving;
    /** Keys and values in turn; replaced as a whole, so that other threads read it without a lock. */
    private volatile Object[] state = NO_STATE;

    /** The stream of a session, as the session needs it. */
    public interface Carrier {
        /** What is known of the connection. */
        Facts facts();

        /**
         * Judges a stanza by the holding hooks and sends it. Called on the strand; does not block.
         *
         * @param copies the copies that other sessions get
         */
        void deliver(Stanza stanza, Copies copies, BoundSession session);

        /** Does what delivers much at once. Called on the strand. */
        default void together(Runnable deliveries) {
            deliveries.run();
        }

        /** Ends the stream; completes when the session is gone, all have been told, and what it left is on its way. */
        CompletableFuture<Void> end(StreamError why);
    }

    /**
     * @param jid the full JID
     * @param carrier the stream that carries the session
     * @param strand the strand of that stream
     */
    public BoundSession(Jid jid, Carrier carrier, Strand strand) {
        this.jid = jid;
        this.account = jid.bare();
        this.carrier = carrier;
        this.strand = strand;
        this.sinceMillis = System.currentTimeMillis();
    }

    /** Gives a stanza to the client, in order per calling thread. */
    public void deliver(Stanza stanza) {
        deliver(stanza, Copies.SOLE);
    }

    /**
     * Gives a stanza to the client, while others get a copy of it. Never blocks unless the session is just ending: then
     * it waits until the stanza has found its other way, behind those that were there before. So what its sender sends
     * next cannot overtake it.
     */
    public void deliver(Stanza stanza, Copies copies) {
        if (!leaving) {
            strand.runOrQueue(() -> carrier.deliver(stanza, copies, this));
            return;
        }
        CompletableFuture<Void> gone = new CompletableFuture<>();
        strand.runOrQueue(() -> {
            try {
                carrier.deliver(stanza, copies, this);
            } finally {
                gone.complete(null);
            }
        });
        gone.completeOnTimeout(null, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /** Gives presences to the client, one after the other with nothing in between; if it is leaving they are lost. */
    public void deliverAll(List<Presence> presences) {
        strand.runOrQueue(() -> carrier.together(
                () -> presences.forEach(one -> carrier.deliver(one, Copies.SOLE, this))));
    }

    /** The stream that carries it. */
    public Carrier carrier() {
        return carrier;
    }

    /**
     * Begins to leave; false when it was leaving already. From now on features do not find it, and the router gives it
     * only messages, which find another way behind those that it leaves. Called on the strand.
     */
    public boolean leave() {
        boolean first = !leaving;
        leaving = true;
        connected = false;
        return first;
    }

    /** Whether it is just ending. */
    public boolean isLeaving() {
        return leaving;
    }

    /** Says whether there is a connection. Called on the strand. */
    public void connected(boolean now) {
        connected = now;
    }

    /** Ends the stream; completes when the session is gone, all have been told, and what it left is on its way. */
    public CompletableFuture<Void> end(StreamError why) {
        return carrier.end(why);
    }

    /** How many tasks wait on the strand of this session. */
    public int waiting() {
        return strand.waiting();
    }

    @Override
    public Jid jid() {
        return jid;
    }

    @Override
    public Jid account() {
        return account;
    }

    @Override
    public Facts facts() {
        return carrier.facts();
    }

    @Override
    public Instant since() {
        return Instant.ofEpochMilli(sinceMillis);
    }

    @Override
    public Optional<Presence> presence() {
        return Optional.ofNullable(presence);
    }

    @Override
    public void presence(Optional<Presence> broadcast) {
        priority = broadcast.map(Presence::priority).orElse(0);
        presence = broadcast.orElse(null);
    }

    @Override
    public boolean isAvailable() {
        return presence != null;
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public int priority() {
        return priority;
    }

    @Override
    @SuppressWarnings("unchecked") // a key is only ever stored with a value of its type
    public <T> Optional<T> get(Key<T> key) {
        Object[] pairs = state;
        int at = indexOf(pairs, key);
        return at < 0 ? Optional.empty() : Optional.of((T) pairs[at + 1]);
    }

    @Override
    public synchronized <T> void put(Key<T> key, T value) {
        int at = indexOf(state, key);
        Object[] changed = Arrays.copyOf(state, at < 0 ? state.length + 2 : state.length);
        int place = at < 0 ? state.length : at;
        changed[place] = key;
        changed[place + 1] = value;
        state = changed;
    }

    @Override
    public synchronized void remove(Key<?> key) {
        int at = indexOf(state, key);
        if (at < 0) {
            return;
        }
        Object[] fewer = Arrays.copyOf(state, state.length - 2);
        System.arraycopy(state, at + 2, fewer, at, state.length - at - 2);
        state = fewer;
    }

    private static int indexOf(Object[] pairs, Key<?> key) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] == key) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return jid.toString();
    }
}

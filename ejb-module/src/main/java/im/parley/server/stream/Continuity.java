package im.parley.server.stream;

import im.parley.server.session.BoundSession;
import im.parley.server.session.Copies;
import im.parley.server.session.Outbox;
import im.parley.server.spi.option.StreamManagementOptions;
import im.parley.wire.rate.Leeway;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What stream management keeps for one session: what the client has not acknowledged, how much of what it sent is
 * handled, and how long it may stay away. Used on the strand of its stream; {@link #id} may be read from any thread.
 */
final class Continuity {
    /** So much is sent again at once after a resumption; the rest when the client has acknowledged that. */
    private static final long RESENT_BYTES = 256 * 1024;

    /** After that a client that speaks is asked, however little it was sent. */
    private static final long LONGEST_SILENCE = Duration.ofMinutes(1).toNanos();

    private static final long UNSIGNED = 0xFFFF_FFFFL;
    private static final StreamError TOO_MUCH =
            StreamError.of(Condition.RESOURCE_CONSTRAINT, "too many stanzas wait to be acknowledged");
    private static final StanzaError UNDELIVERED = StanzaError.Condition.RECIPIENT_UNAVAILABLE.error();

    private final ClientStream stream;
    private final BoundSession session;
    private final StreamManagementOptions options;
    private final String id;
    private final Duration timeout;
    private final Outbox outbox = new Outbox();
    private int handled;
    private int sentSinceRequest;
    private long requestedAt;
    private boolean requestPlanned;
    /** Whether a message was sent since the client was asked. */
    private boolean messageSent;
    /** When the queue grew over its usual bound; 0 when it has not. */
    private long fullSince;
    private final Leeway leeway = new Leeway();
    private @Nullable Future<?> expiry;

    /**
     * @param timeout how long the client may stay away; zero when the session cannot be resumed
     */
    Continuity(ClientStream stream, BoundSession session, StreamManagementOptions options, Duration timeout) {
        this.stream = stream;
        this.session = session;
        this.options = options;
        this.timeout = timeout;
        this.id = timeout.isZero() ? "" : Tokens.next();
        this.requestedAt = System.nanoTime() - options.requests().delay().toNanos();
    }

    /** The SM-ID; empty when the session cannot be resumed. */
    String id() {
        return id;
    }

    boolean isResumable() {
        return !id.isEmpty();
    }

    Duration timeout() {
        return timeout;
    }

    BoundSession session() {
        return session;
    }

    // What the client sent.

    /** One more stanza of the client is processed: routed, and stored if it is to be. */
    void handledOne() {
        handled++;
        if (sentSinceRequest > 0 && System.nanoTime() - requestedAt > LONGEST_SILENCE) {
            ask(); // the client is awake anyway, and what it has got needs no memory here
        }
    }

    /** {@code h}: how many stanzas of the client are handled, modulo 2^32. */
    long handled() {
        return handled & UNSIGNED;
    }

    // What the client is sent.

    /** Keeps a stanza until it is acknowledged, and sends it if the client is there and keeps up. */
    @SuppressWarnings("ReferenceEquality") // the one that was just added
    void send(Stanza stanza, Copies copies) {
        boolean caughtUp = outbox.transmitted() == outbox.size();
        long before = outbox.bytes();
        outbox.add(stanza, copies, System.currentTimeMillis());
        leeway.sent(outbox.bytes() - before);
        if (session.isConnected() && caughtUp && outbox.transmit() == stanza) {
            transmit(stanza);
            askIfDue();
        }
        if (isOverfull()) {
            stream.overflow(TOO_MUCH);
        }
    }

    /** Does what sends much at once. A client that has kept up until then may take its time for that. */
    void together(Runnable sending) {
        leeway.many(true);
        try {
            sending.run();
        } finally {
            leeway.many(false);
        }
    }

    private void transmit(Stanza stanza) {
        stream.connection().send(stanza);
        sentSinceRequest++;
        messageSent |= stanza instanceof Message;
    }

    private boolean isOverfull() {
        StreamManagementOptions.Queue bound = options.queue();
        if (leeway.isOver(bound.bytes(), outbox.bytes()) || outbox.size() > (long) bound.size() * bound.burstRatio()) {
            return true;
        }
        if (outbox.size() <= bound.size()) {
            fullSince = 0;
            return false;
        }
        long now = System.nanoTime();
        fullSince = fullSince == 0 ? now : fullSince;
        return now - fullSince > bound.burstPeriod().toNanos();
    }

    /**
     * Asks after so many stanzas, and after every message: a client that closes its stream without a last word
     * (section 4 only says it should have one) would be sent the messages again that it has not acknowledged.
     */
    private void askIfDue() {
        if (requestPlanned || !messageSent && sentSinceRequest < options.requests().count()) {
            return;
        }
        long left = requestedAt + options.requests().delay().toNanos() - System.nanoTime();
        if (left <= 0) {
            ask();
        } else {
            requestPlanned = true;
            var _ = stream.later(Duration.ofNanos(left), this::askAsPlanned);
        }
    }

    private void askAsPlanned() {
        requestPlanned = false;
        if (session.isConnected() && sentSinceRequest > 0) {
            ask();
        }
    }

    /** Asks the client what it has got. */
    void ask() {
        requestedAt = System.nanoTime();
        sentSinceRequest = 0;
        messageSent = false;
        stream.connection().send(SmElements.ASK);
    }

    /** Takes what the client says it has; false when it has not been sent so much. */
    boolean acknowledged(long h) {
        if (!outbox.acknowledge(h)) {
            return false;
        }
        if (outbox.transmitted() < outbox.size() && session.isConnected()) {
            resend();
        }
        return true;
    }

    List<Stanza> unacknowledged() {
        return outbox.all().stream().map(Outbox.Unacknowledged::stanza).toList();
    }

    long sent() {
        return outbox.sent();
    }

    // The connection.

    /** The client is gone, but may come back. */
    void detached() {
        session.connected(false);
        expiry = stream.later(timeout, this::expire);
    }

    private void expire() {
        expiry = null;
        if (!session.isConnected()) {
            stream.expired();
        }
    }

    /** The client is back on a new connection, which has been told so. */
    void attached() {
        Future<?> running = expiry;
        if (running != null) {
            running.cancel(false);
            expiry = null;
        }
        session.connected(true);
        outbox.rewind();
        sentSinceRequest = 0;
        resend();
    }

    /** Sends a part of what is not acknowledged: all of it at once might be more than the connection may owe. */
    private void resend() {
        long left = RESENT_BYTES;
        Stanza next = outbox.transmit();
        while (next != null) {
            transmit(next);
            left -= next.content().bytes().length;
            next = left > 0 ? outbox.transmit() : null;
        }
        if (sentSinceRequest > 0) {
            ask();
        }
    }

    /** The session has ended and is found no more: whatever the client has not acknowledged goes elsewhere. */
    void ended() {
        Future<?> running = expiry;
        if (running != null) {
            running.cancel(false);
        }
        for (Outbox.Unacknowledged left : outbox.drain()) {
            if (left.stanza() instanceof Presence presence) {
                undelivered(presence);
            } else {
                stream.services().router().undelivered(left, session);
            }
        }
    }

    private void undelivered(Presence presence) {
        if (!options.ignoresPresence() && presence.type() == Presence.Type.AVAILABLE) {
            stream.services().router().bounce(presence, UNDELIVERED);
        }
    }
}

package im.parley.wire.port;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Stanza;
import java.time.Instant;
import java.util.List;

/**
 * What a transport tells the server about one connection: in order, one call at a time, on an event loop. An
 * implementation must not block.
 *
 * <p>After a {@link FirstLevel.Nonza} of STARTTLS or SASL the transport hands over nothing more until the server has
 * answered it, because what follows depends on the answer: with {@link Connection#send} of an element in the same
 * namespace, {@link Connection#startTls} or {@link Connection#restart}. SASL {@code <success/>} and {@code <proceed/>}
 * alone answer nothing yet: the transport goes on after the {@code restart} or {@code startTls} that must follow, and
 * it keeps {@code <proceed/>} back until TLS is in place.
 */
public interface StreamHandler {
    /** Complete first-level items, in the order they came. After a {@link FirstLevel.Fault} there are none. */
    void received(List<FirstLevel> batch);

    /** Nothing has come from the peer for a while: it should be asked for something. */
    default void silent() {}

    /**
     * The connection is about to end, and the transport knows for certain that the peer never got these, the oldest first.
     * Transports that cannot know that do not call it.
     */
    default void undelivered(List<Unsent> left) {}

    /**
     * A stanza that never left.
     *
     * @param sent when it was given to the connection
     */
    record Unsent(Stanza stanza, Instant sent) {}

    /** The connection has ended; the last call. */
    void closed(CloseReason why);
}

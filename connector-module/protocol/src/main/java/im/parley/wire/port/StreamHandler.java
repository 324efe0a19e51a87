package im.parley.wire.port;

import im.parley.wire.stanza.FirstLevel;
import java.util.List;

/**
 * What a transport tells the server about one connection: in order, one call at a time, on an event loop. An
 * implementation must not block.
 *
 * <p>After a {@link FirstLevel.Nonza} of STARTTLS or SASL the transport hands over nothing more until the server has
 * answered with {@link Connection#send}, {@link Connection#startTls} or {@link Connection#restart}: what follows
 * depends on the answer. Sending SASL {@code <success/>} or {@code <proceed/>} alone answers nothing yet: the transport
 * goes on after the {@link Connection#restart} or {@link Connection#startTls} that must follow.
 */
public interface StreamHandler {
    /** Complete first-level items, in the order they came. After a {@link FirstLevel.Fault} there are none. */
    void received(List<FirstLevel> batch);

    /** The connection has ended; the last call. */
    void closed(CloseReason why);
}

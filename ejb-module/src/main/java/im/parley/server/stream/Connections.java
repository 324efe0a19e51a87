package im.parley.server.stream;

import im.parley.wire.port.Connection;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;

/** The connections of one stream: that which it began on, and that which carries it since its last resumption. */
@SuppressWarnings("ReferenceEquality") // a connection is itself alone
final class Connections {
    private static final StreamError REPLACED =
            StreamError.of(StreamError.Condition.CONFLICT, "resumed on another connection");

    private volatile Connection own;
    private volatile Connection current;

    Connections(Connection first) {
        own = first;
        current = first;
    }

    /** The connection whose transport calls the stream. */
    Connection own() {
        return own;
    }

    /** The connection that carries the stream now. */
    Connection current() {
        return current;
    }

    /** Whether a connection carries the stream now. */
    boolean isCurrent(Connection which) {
        return which == current;
    }

    /**
     * Goes on at another connection.
     *
     * @param connected whether the present one may still be there, so that it has to be told
     */
    void moveTo(Connection next, boolean connected) {
        if (connected) {
            current.send(new FirstLevel.Fault(REPLACED, false));
            current.close();
        }
        current = next;
    }

    /** A connection has ended; false when it has been replaced, perhaps more than once, and nothing is lost by it. */
    boolean ended(Connection which) {
        if (isCurrent(which)) {
            return true;
        }
        if (which == own) {
            own = current; // nothing more comes from there, and its memory is wanted
        }
        return false;
    }
}

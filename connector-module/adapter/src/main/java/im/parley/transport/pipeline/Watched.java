package im.parley.transport.pipeline;

import im.parley.wire.port.CloseReason;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * A connection that a {@link Watch} looks after. The links and times stand in the connection itself, so that watching
 * one costs no object. Used on the connection's event loop only.
 */
abstract class Watched extends ChannelInboundHandlerAdapter {
    static final long NEVER = Long.MAX_VALUE;

    @Nullable Watched previous;
    @Nullable Watched next;
    /** When something last came from the peer, in milliseconds of the watch. */
    long seen;
    /** When the present phase has to be over; {@link #NEVER} while a stream is in use. */
    long deadline = NEVER;

    /** When the peer was last asked to break its silence, in milliseconds of the watch. */
    long asked = -1;

    /** The deadline has passed. */
    abstract void overdue();

    /** The peer has been silent for a while. */
    abstract void silent();

    /** Ends the stream with an error of the transport's own. */
    abstract void abort(StreamError error, CloseReason why);

    /** Too many connections are logging in, and this is the oldest. */
    final void crowdedOut() {
        abort(StreamError.of(Condition.RESOURCE_CONSTRAINT, "too many log in at the same time"), CloseReason.CROWDED);
    }

    /** Nothing came from the peer for longer than the listener allows. */
    final void idle() {
        abort(StreamError.of(Condition.CONNECTION_TIMEOUT), CloseReason.IDLE);
    }

    /** The listener shuts down. */
    final void shutDown() {
        abort(StreamError.of(Condition.SYSTEM_SHUTDOWN), CloseReason.SHUTDOWN);
    }

    /** Whether the peer could have sent something: nothing is expected while reading is paused. */
    abstract boolean listens();
}

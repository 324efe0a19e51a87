package im.parley.transport.pipeline;

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

    /** The deadline has passed. */
    abstract void overdue();

    /** Nothing came from the peer for longer than the listener allows. */
    abstract void idle();

    /** The listener shuts down. */
    abstract void shutDown();

    /** Whether the peer could have sent something: nothing is expected while reading is paused. */
    abstract boolean listens();
}

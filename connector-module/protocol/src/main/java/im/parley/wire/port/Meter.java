package im.parley.wire.port;

import java.util.function.LongConsumer;

/**
 * Says how much one bytestream may relay. Called on an event loop, one call at a time; must not block.
 */
public interface Meter {
    /**
     * The bytestream has used up what it was given.
     *
     * @param leave to be called once, at once or later, on any thread: with how many bytes more may go, or 0 to end the
     *     bytestream
     */
    void ask(LongConsumer leave);

    /**
     * The bytestream has ended; the last call.
     *
     * @param relayed all its bytes, both directions together
     */
    void ended(long relayed);
}

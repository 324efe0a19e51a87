package im.parley.wire.port;

import im.parley.wire.stanza.FirstLevel;

/**
 * What the server tells a transport about one connection. All methods may be called from any thread, none blocks, and
 * the calls of one thread take effect in their order.
 */
public interface Connection {
    /** What is known of the connection now; {@link Facts#tls()} changes after a handshake. */
    Facts facts();

    /**
     * Sends. What is sent after the connection has ended is discarded. When the bytes that the peer has not taken yet
     * exceed the listener's bound, the transport ends the connection with {@link CloseReason#SLOW_READER}.
     */
    void send(FirstLevel out);

    /** How many bytes the peer has not taken yet; 0 when the transport cannot tell. */
    default long unsent() {
        return 0;
    }

    /**
     * Does something that sends much at once, for example all who are in a room. It goes out in few writes where that is
     * possible, and a peer that has kept up until then is not cut off for the size of it.
     */
    default void together(Runnable sending) {
        sending.run();
    }

    /**
     * Switches to TLS after everything sent so far. Bytes that the peer sent ahead in the clear are refused. The next
     * thing received is a new stream header, or {@link StreamHandler#closed} when the handshake fails or takes longer
     * than the listener allows.
     */
    void startTls(TlsIdentity identity);

    /** Forgets the stream read so far: the next thing received is a new stream header (RFC 6120 section 4.3.3). */
    void restart();

    /** The peer has authenticated: its larger limits and time-outs hold from now on. */
    void authenticated();

    /** Stops reading from the peer, so that TCP holds it back. What was read already may still arrive. */
    void pauseReading();

    /** Reads again. */
    void resumeReading();

    /**
     * Ends the stream after everything sent so far: sends the closing tag, waits a bounded time for the peer's, then
     * disconnects.
     */
    void close();
}

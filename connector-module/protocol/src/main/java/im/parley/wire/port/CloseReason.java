package im.parley.wire.port;

/** Why a connection ended, as {@link StreamHandler#closed} hears it. */
public enum CloseReason {
    /** The peer or the server closed the stream, then the connection, as RFC 6120 section 4.4 wants. */
    STREAM_CLOSED,
    /** The peer closed the connection without closing the stream. */
    DISCONNECTED,
    /** The connection broke: reset, unreachable, I/O error. */
    BROKEN,
    /** Nothing came from the peer for longer than the listener allows. */
    IDLE,
    /** The peer did not complete its log-in or its handshake in time. */
    TIMED_OUT,
    /** The TLS handshake failed. */
    TLS_FAILED,
    /** Too many connections were logging in at the same time, and this was the oldest of them. */
    CROWDED,
    /** The peer takes what is sent to it too slowly; see {@link Connection#send}. */
    SLOW_READER,
    /** The listener shuts down. */
    SHUTDOWN
}

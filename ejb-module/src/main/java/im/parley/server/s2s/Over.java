package im.parley.server.s2s;

import im.parley.wire.port.CloseReason;
import im.parley.wire.stanza.FirstLevel;

/** The stream has ended; what still comes in is of no interest (RFC 6120 section 4.4). */
record Over() implements RemoteState {
    @Override
    public RemoteState on(FirstLevel item, RemoteStream stream) {
        return this;
    }

    /** Why a connection has ended, for a person. */
    static String word(CloseReason why) {
        return switch (why) {
            case STREAM_CLOSED -> "the stream was closed";
            case DISCONNECTED -> "the other server has disconnected";
            case BROKEN -> "the connection broke";
            case IDLE -> "nothing came for a long time";
            case TIMED_OUT -> "it took too long to authenticate";
            case TLS_FAILED -> "the TLS handshake failed";
            case CROWDED -> "too many servers log in at the same time";
            case SLOW_READER -> "the other server does not read";
            case SHUTDOWN -> "this server stops";
        };
    }
}

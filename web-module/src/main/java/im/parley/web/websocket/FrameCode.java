package im.parley.web.websocket;

import im.parley.wire.stream.StreamError.Condition;

/** The codes of frames, RFC 6455 section 5.2, and of the end, section 7.4.1. */
final class FrameCode {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int PROTOCOL_ERROR = 1002;
    static final int WRONG_KIND = 1003;
    static final int POLICY = 1008;
    static final int INTERNAL_ERROR = 1011;

    private FrameCode() {}

    /** The code for the end of a stream with an error. */
    static int of(Condition condition, int otherwise) {
        return switch (condition) {
            case POLICY_VIOLATION -> POLICY;
            case INTERNAL_SERVER_ERROR -> INTERNAL_ERROR;
            case SYSTEM_SHUTDOWN -> GOING_AWAY;
            default -> otherwise;
        };
    }

    static boolean isControl(int code) {
        return (code & 8) != 0;
    }
}

package im.parley.web.websocket;

import im.parley.wire.stream.StreamError.Condition;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

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
    static final int NO_TEXT = 1007;
    static final int POLICY = 1008;
    static final int INTERNAL_ERROR = 1011;

    private static final int LAST_REGISTERED = 1014;
    private static final int FIRST_OF_OTHERS = 3000;
    private static final int LAST_OF_OTHERS = 4999;

    private FrameCode() {}

    /** The code for the end of a stream with an error. */
    static int of(Condition condition, int otherwise) {
        return switch (condition) {
            case POLICY_VIOLATION -> POLICY;
            case INTERNAL_SERVER_ERROR -> INTERNAL_ERROR;
            case SYSTEM_SHUTDOWN -> GOING_AWAY;
            case UNSUPPORTED_ENCODING -> NO_TEXT;
            case UNSUPPORTED_FEATURE -> WRONG_KIND;
            default -> otherwise;
        };
    }

    static boolean isControl(int code) {
        return (code & 8) != 0;
    }

    /** Section 5.5.1: the code for who says goodbye with this: his own, unless it may not be said. */
    static int answer(byte[] farewell) {
        if (farewell.length == 0) {
            return NORMAL;
        }
        int code = farewell.length == 1 ? 0 : (farewell[0] & 0xFF) << Byte.SIZE | farewell[1] & 0xFF;
        if (!maySay(code)) {
            return PROTOCOL_ERROR;
        }
        return isUtf8(ByteBuffer.wrap(farewell, 2, farewell.length - 2)) ? code : NO_TEXT;
    }

    /** Section 7.4: some codes are for whoever tells of an end that nobody has announced. */
    private static boolean maySay(int code) {
        return code >= NORMAL && code <= WRONG_KIND
                || code >= NO_TEXT && code <= LAST_REGISTERED
                || code >= FIRST_OF_OTHERS && code <= LAST_OF_OTHERS;
    }

    private static boolean isUtf8(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}

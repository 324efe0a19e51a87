package im.parley.server.stream;

import im.parley.wire.sasl.SaslError;

/** The log-ins that have failed on one stream. Used on its strand. */
final class Tries {
    private static final int MECHANISMS_PER_LOGIN = 8;

    private final int allowed;
    private int failed;

    Tries(int allowed) {
        this.allowed = allowed * MECHANISMS_PER_LOGIN;
    }

    /**
     * Counts a failed log-in; true when it was the last that is allowed. A client that tries one mechanism after the
     * other until it finds one that works for both has shown no wrong password, so it may try more often.
     */
    boolean failed(SaslError why) {
        failed += why == SaslError.NOT_AUTHORIZED ? MECHANISMS_PER_LOGIN : 1;
        return failed >= allowed;
    }
}

package im.parley.server.config;

import im.parley.server.config.tdsl.Position;

/** A value that does not fit its option. Never leaves the binder, which turns it into a problem. */
final class BadValue extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Position at;

    BadValue(Position at, String message) {
        super(message, null, false, false);
        this.at = at;
    }

    Position at() {
        return at;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

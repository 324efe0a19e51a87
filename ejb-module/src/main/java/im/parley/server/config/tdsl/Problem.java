package im.parley.server.config.tdsl;

/** One line for the administrator: where, and what is wrong. */
public record Problem(Position at, String message) {

    @Override
    public String toString() {
        return at + ": " + message;
    }
}

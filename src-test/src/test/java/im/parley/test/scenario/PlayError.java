package im.parley.test.scenario;

import java.nio.file.Path;

/** A line that the engine does not understand. */
public final class PlayError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlayError(Path file, int line, String why) {
        super(file + ":" + line + ": " + why);
    }
}

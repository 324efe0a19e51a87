package im.parley.test.scenario;

import java.nio.file.Path;
import java.util.List;

/**
 * A scenario.
 *
 * @param file where it stands
 * @param title its first line
 * @param venue where it can be performed
 * @param configuration the text of a configuration file; only in process
 * @param cast who takes part
 * @param steps what they do
 */
public record Play(Path file, String title, Venue venue, String configuration, List<Role> cast, List<Step> steps) {
    /** Where a play can be performed. */
    public enum Venue {
        /** Everywhere. */
        ANY,
        /** Only against a server in the same process, for example because it fills a limit that is lowered there. */
        IN_PROCESS,
        /** Only against a server behind TCP. */
        LIVE
    }

    /** {@code feature/file: title}. */
    public String name() {
        return file.getFileName() + ": " + title;
    }
}

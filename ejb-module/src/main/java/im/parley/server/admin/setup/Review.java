package im.parley.server.admin.setup;

import java.util.List;

/**
 * The configuration file that would be written.
 *
 * @param text the file
 * @param problems what is wrong with the answers or with the text; nothing can be saved while there is something
 */
public record Review(String text, List<Problem> problems) {
    /** Takes a copy. */
    public Review {
        problems = List.copyOf(problems);
    }
}

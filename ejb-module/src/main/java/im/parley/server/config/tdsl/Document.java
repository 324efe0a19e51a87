package im.parley.server.config.tdsl;

import java.util.Map;

/**
 * An evaluated file.
 *
 * @param root settings and beans outside of any block
 * @param globals {@code --name = value} without the dashes
 */
public record Document(Block root, Map<String, Setting> globals) {

    /** What a missing file says: nothing. */
    public static Document empty(String file) {
        return new Document(Block.absent("", new Position(file, 1, 1)), Map.of());
    }
}

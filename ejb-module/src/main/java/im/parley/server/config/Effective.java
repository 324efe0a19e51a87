package im.parley.server.config;

import java.util.List;

/**
 * One line of the effective configuration.
 *
 * @param path the beans down to the option
 * @param value in the language of the file; a secret is masked
 * @param origin {@code default}, {@code config.tdsl:4:5}, {@code config.tdsl:4:5 via env('X')} or {@code environment X}
 */
public record Effective(List<String> path, String value, String origin) {

    /** {@code c2s / connections / ports = [ 5222 ]   # default}. */
    @Override
    public String toString() {
        return String.join(" / ", path) + " = " + value + "   # " + origin;
    }
}

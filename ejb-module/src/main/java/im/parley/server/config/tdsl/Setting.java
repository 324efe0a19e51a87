package im.parley.server.config.tdsl;

import java.util.Set;

/**
 * {@code key = value}.
 *
 * @param variables what the value was computed from: {@code env('USER')}, {@code prop('user.home')}
 */
public record Setting(String key, Value value, Position at, Set<String> variables) {

    /** The setting written in the language again. */
    public String written() {
        return Value.quoted(key) + " = " + value.written();
    }
}

package im.parley.web.rest.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The place where the next page begins, as somebody outside sees it. */
public final class Cursor {
    private Cursor() {}

    /** The cursor of a key. */
    public static String of(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor of a key that there may be. */
    public static Optional<String> of(Optional<String> key) {
        return key.map(Cursor::of);
    }

    /** The key of a cursor; empty for none. */
    public static String key(String cursor) {
        return text(cursor, "cursor");
    }

    /** The name that an opaque id stands for. */
    public static String name(String id) {
        return text(id, "id");
    }

    private static String text(String encoded, String field) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("no name has a NUL, and databases take none");
            }
            return text;
        } catch (IllegalArgumentException malformed) {
            throw new Refused(Problem.of(400, field, "the " + field + " is none of this server's"));
        }
    }
}
